using System.Threading.Channels;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking;

/// <summary>
/// Work that makes later builds quicker, done one piece at a time and only while nobody waits for a build. Nothing depends on its being
/// done: a piece that fails, takes too long or finds no quiet time is dropped.
/// </summary>
internal sealed partial class QuietWork(
    WorkDirectory work, BuildActivity activity, IOptions<CompilerOptions> options, TimeProvider time, ILogger<QuietWork> logger)
    : BackgroundService
{
    private const int LongestQueue = 1000;

    private readonly Channel<Piece> _queue = Channel.CreateBounded<Piece>(LongestQueue);

    private readonly Slot _slot = new(work.QuietSlot, new ToolPace());

    /// <summary>Adds a piece; false when there are very many.</summary>
    /// <param name="name">What it is, for the log.</param>
    /// <param name="run">Does it, in the slot it is given, which is empty.</param>
    public bool TryAdd(string name, Func<Slot, CancellationToken, Task> run) => _queue.Writer.TryWrite(new Piece(name, run));

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var piece in _queue.Reader.ReadAllAsync(stoppingToken))
        {
            await activity.WaitUntilQuietAsync(stoppingToken);
            using var quiet = new GivingWay(
                activity, _slot.Pace, options.Value.TimeLimit, options.Value.Prebake.Patience, time, stoppingToken);
            try
            {
                _slot.Clear();
                await piece.Run(_slot, quiet.Token);
            }
            catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
            {
                LogDropped(piece.Name, quiet.HasLostPatience ? "people's builds left no time for it" : "it took too long");
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(piece.Name, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Piece}: not done, {Reason}")]
    private partial void LogDropped(string piece, string reason);

    [LoggerMessage(LogLevel.Error, "{Piece}: failed")]
    private partial void LogFailed(string piece, Exception exception);

    private sealed record Piece(string Name, Func<Slot, CancellationToken, Task> Run);
}
