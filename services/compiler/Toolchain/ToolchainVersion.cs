using System.Text;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>The versions of the programs on the configured path that turn a tree into firmware.</summary>
internal sealed class ToolchainVersion
{
    private const int LongestAnswerBytes = 64 * 1024;

    // All whose version can change a firmware.
    private static readonly string[] Programs =
        ["qmk", "avr-gcc", "avr-ld", "arm-none-eabi-gcc", "arm-none-eabi-ld", "make", "python3", "dfu-suffix"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WorkDirectory _work;
    private readonly ToolchainOptions _options;
    private readonly Lazy<Task<IReadOnlyList<ToolVersion>>> _tools;

    public ToolchainVersion(WorkDirectory work, IOptions<CompilerOptions> options)
    {
        _work = work;
        _options = options.Value.Toolchain;
        _tools = new Lazy<Task<IReadOnlyList<ToolVersion>>>(AskAllAsync);
    }

    /// <summary>Asks every program for its version; done once.</summary>
    public Task<IReadOnlyList<ToolVersion>> GetToolsAsync() => _tools.Value;

    /// <summary>One line that differs whenever a version or the builds' environment differs.</summary>
    public async Task<string> GetTextAsync()
    {
        var tools = await GetToolsAsync();
        var parts = tools.Where(tool => tool.Version is not null).Select(tool => $"{tool.Name}: {tool.Version}");
        var variables = _options.Environment
            .OrderBy(variable => variable.Key, StringComparer.Ordinal)
            .Select(variable => $"{variable.Key}={variable.Value}");
        return string.Join("; ", parts.Concat(variables));
    }

    private async Task<IReadOnlyList<ToolVersion>> AskAllAsync()
    {
        var versions = new List<ToolVersion>();
        foreach (var name in Programs)
        {
            versions.Add(new ToolVersion(name, await AskAsync(name)));
        }

        return versions;
    }

    private async Task<string?> AskAsync(string name)
    {
        if (ProgramSearch.Find(name, _options.Directories) is not { } program)
        {
            return null;
        }

        var environment = new Dictionary<string, string>(_options.Environment, StringComparer.Ordinal)
        {
            ["PATH"] = _options.Path,
            ["HOME"] = _work.Mirrors.GitHome,
        };
        environment.TryAdd("LANG", "C.UTF-8");
        var answer = new MemoryStream();
        try
        {
            using var limit = new CancellationTokenSource(Patience);
            await using var process = ToolProcess.Start(new ToolCommand(program, ["--version"], _work.Mirrors.GitHome, environment));
            await process.RunAsync(bytes => answer.Write(bytes.Span), LongestAnswerBytes, limit.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or OutputLimitException)
        {
            return "version unknown";
        }

        var lines = Encoding.UTF8.GetString(answer.ToArray()).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.FirstOrDefault() ?? "version unknown";
    }
}
