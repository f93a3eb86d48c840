using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Kit;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking;

/// <summary>Runs one tool of a build in the sandbox, with what every tool of a build sees and has in its environment.</summary>
internal sealed class ToolRun(ISandbox sandbox, SandboxedTools tools, BuildKit kit, IOptions<CompilerOptions> options)
{
    private readonly CompilerOptions _options = options.Value;
    private readonly string[] _readOnlyPaths =
        [kit.Directory, .. options.Value.ReadablePaths];

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="place">What it sees.</param>
    /// <param name="pace">Holds it back in favour of others; null for a tool that somebody waits for.</param>
    /// <param name="command">The tool and its arguments.</param>
    /// <param name="environment">Its environment; the configured variables are added.</param>
    /// <param name="output">Takes what it prints.</param>
    /// <param name="cancellationToken">Ends it; all its processes are gone then.</param>
    /// <returns>Its exit status.</returns>
    /// <exception cref="ToolLimitException">It printed, wrote or held too much.</exception>
    public async Task<int> RunAsync(
        Workplace place,
        ToolPace? pace,
        IReadOnlyList<string> command,
        IReadOnlyDictionary<string, string> environment,
        Action<ReadOnlyMemory<byte>> output,
        CancellationToken cancellationToken)
    {
        var all = new Dictionary<string, string>(_options.Toolchain.Environment, StringComparer.Ordinal) { ["LANG"] = "C.UTF-8" };
        foreach (var (name, value) in environment)
        {
            all[name] = value;
        }

        sandbox.Prepare(place);
        try
        {
            return await tools.RunAsync(
                place, sandbox.Wrap(place, command, all, _readOnlyPaths, _options.Sandbox.Limits), pace, output, cancellationToken);
        }
        finally
        {
            sandbox.Reclaim(place);
        }
    }
}
