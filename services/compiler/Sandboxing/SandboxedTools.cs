using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>Runs wrapped tools to their end, under the limits that only somebody outside the sandbox can enforce.</summary>
internal sealed class SandboxedTools(ISandbox sandbox, IOptions<CompilerOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly CompilerOptions _options = options.Value;

    /// <summary>Runs a tool and returns its exit status; when it returns or throws, no process of the tool is left.</summary>
    /// <param name="place">Where it works.</param>
    /// <param name="command">What <see cref="ISandbox.Wrap"/> gave.</param>
    /// <param name="pace">Holds it back in favour of others; null for a tool that somebody waits for.</param>
    /// <param name="output">Takes what it prints.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ToolLimitException">It printed, wrote or held too much.</exception>
    public async Task<int> RunAsync(
        Workplace place, ToolCommand command, ToolPace? pace, Action<ReadOnlyMemory<byte>> output, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var ended = new CancellationTokenSource();
        var finding = Task.FromResult<NamespaceInit?>(null);
        try
        {
            await using var process = ToolProcess.Start(command, pace);
            if (sandbox.Kind == SandboxKind.Bubblewrap)
            {
                finding = NamespaceInit.FindAsync(process.Id, ended.Token);
            }

            var usage = new ToolUsage(place, process.Id, _options.Sandbox);
            await using var timer = time.CreateTimer(_ => usage.Check(ending), null, Interval, Interval);
            try
            {
                return await process.RunAsync(output, _options.Output.HardLimitBytes, ending.Token);
            }
            catch (OperationCanceledException) when (usage.Objection is { } objection && !cancellationToken.IsCancellationRequested)
            {
                throw new ToolLimitException(objection);
            }
        }
        finally
        {
            await ended.CancelAsync();
            // The end of a namespace is the end of all in it, and quicker than to look for them.
            if (await finding is not { } first || !await first.HasEndedAsync())
            {
                sandbox.EndAll(place);
            }
        }
    }
}
