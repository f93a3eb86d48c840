using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sandboxing;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>
/// Makes the command that runs <c>qmk</c> in the sandbox: the one on the configured path, else the firmware tree's own
/// <c>bin/qmk</c>.
/// </summary>
internal sealed class QmkCommand(ISandbox sandbox, IOptions<CompilerOptions> options)
{
    private const string Program = "qmk";

    private readonly CompilerOptions _options = options.Value;

    /// <summary>The command, or null when there is no <c>qmk</c>.</summary>
    /// <param name="place">Where it works.</param>
    /// <param name="arguments">Its arguments.</param>
    public ToolCommand? Find(Workplace place, IReadOnlyList<string> arguments)
    {
        const string OwnTools = $"{SandboxPaths.Tree}/bin";
        var toolchain = _options.Toolchain;

        // The tree's bin comes last: a firmware must not replace the tools of the machine.
        var program = ProgramSearch.Find(Program, toolchain.Directories)
            ?? (ProgramSearch.Find(Program, [Path.Combine(place.Tree, "bin")]) is not null ? $"{OwnTools}/{Program}" : null);
        if (program is null)
        {
            return null;
        }

        var environment = new Dictionary<string, string>(toolchain.Environment, StringComparer.Ordinal)
        {
            ["PATH"] = string.Join(':', [.. toolchain.Directories, OwnTools]),
        };
        environment.TryAdd("LANG", "C.UTF-8");

        // There is no repository in the sandbox; QMK would take the time of day for the version instead.
        environment.TryAdd("SKIP_GIT", "yes");
        return sandbox.Wrap(place, [program, .. arguments], environment, _options.ReadablePaths, _options.Sandbox.Limits);
    }
}
