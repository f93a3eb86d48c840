using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sources;

/// <summary>
/// Compiles a tree's Python once, since no build can write its byte code into the tree. That is done in the sandbox too: nothing of
/// a firmware is run or even parsed outside.
/// </summary>
internal sealed partial class PythonCache(
    WorkDirectory work,
    ISandbox sandbox,
    SandboxedTools tools,
    IOptions<CompilerOptions> options,
    ILogger<PythonCache> logger)
{
    private const string Folder = "lib/python";
    private const string CacheFolder = "__pycache__";
    private const string Source = "*.py";

    private readonly CompilerOptions _options = options.Value;

    /// <summary>Compiles what is in <c>lib/python</c>. What cannot be compiled is left to the builds.</summary>
    public async Task WarmAsync(string tree, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(Path.Combine(tree, Folder));
        if (!folder.Exists || IsBehindLink(folder) || ProgramSearch.Find("python3", _options.Toolchain.Directories) is not { } python)
        {
            return;
        }

        using var scratch = work.MakeScratch();
        var place = scratch.MakeWorkplace(tree) with { WritableParts = [.. MakeCacheFolders(tree, folder)] };
        sandbox.Prepare(place);
        var command = sandbox.Wrap(
            place,
            [python, "-I", "-m", "compileall", "-q", Folder],
            new Dictionary<string, string> { ["PATH"] = _options.Toolchain.Path, ["LANG"] = "C.UTF-8" },
            _options.ReadablePaths,
            _options.Sandbox.Limits);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(_options.TimeLimit);
            var returnCode = await tools.RunAsync(place, command, pace: null, _ => { }, limit.Token);
            if (returnCode != 0)
            {
                LogIncomplete(tree, returnCode);
            }
        }
        catch (Exception exception) when (exception is ToolLimitException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogIncomplete(tree, -1);
        }
        finally
        {
            sandbox.Reclaim(place);
        }
    }

    // Only they are writable, so that not even a broken compiler can change the source.
    private static IEnumerable<string> MakeCacheFolders(string tree, DirectoryInfo folder)
    {
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var directory in folder.EnumerateDirectories("*", all).Append(folder).Where(directory => directory.Name != CacheFolder).ToList())
        {
            if (directory.EnumerateFiles(Source).Any())
            {
                var cache = Path.Combine(directory.FullName, CacheFolder);
                if (!Path.Exists(cache) && new FileInfo(cache).LinkTarget is null)
                {
                    Directory.CreateDirectory(cache);
                    yield return Path.GetRelativePath(tree, cache);
                }
            }
        }
    }

    // A firmware could lead out of its tree by one.
    private static bool IsBehindLink(DirectoryInfo folder) => folder.LinkTarget is not null || folder.Parent!.LinkTarget is not null;

    [LoggerMessage(LogLevel.Warning, "Not all Python of {Tree} could be compiled ahead (exit status {ReturnCode}); builds will be slower")]
    private partial void LogIncomplete(string tree, int returnCode);
}
