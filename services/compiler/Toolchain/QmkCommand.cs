using KeymapBakery.Compiler.Configuration;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>
/// Makes the command line and the environment of <c>qmk</c>: the one on the configured path, else the firmware tree's own
/// <c>bin/qmk</c>. A sandbox would wrap the command here.
/// </summary>
internal sealed class QmkCommand(IOptions<CompilerOptions> options)
{
    private const string Program = "qmk";

    private readonly ToolchainOptions _options = options.Value.Toolchain;

    /// <summary>The command, or null when there is no <c>qmk</c>.</summary>
    /// <param name="tree">The firmware tree; it runs there.</param>
    /// <param name="home">Its home directory.</param>
    /// <param name="temporary">Its directory for temporary files.</param>
    /// <param name="arguments">Its arguments.</param>
    public ToolCommand? Find(string tree, string home, string temporary, IReadOnlyList<string> arguments)
    {
        // The tree's bin comes last: a firmware must not replace the tools of the machine.
        string[] directories = [.. _options.Directories, Path.Combine(tree, "bin")];
        if (ProgramSearch.Find(Program, directories) is not { } program)
        {
            return null;
        }

        var environment = new Dictionary<string, string>(_options.Environment, StringComparer.Ordinal)
        {
            ["PATH"] = string.Join(':', directories),
            ["HOME"] = home,
            ["TMPDIR"] = temporary,
        };
        environment.TryAdd("LANG", "C.UTF-8");
        return new ToolCommand(program, arguments, tree, environment);
    }
}
