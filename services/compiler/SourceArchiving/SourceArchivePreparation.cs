using System.Threading.Channels;
using KeymapBakery.Compiler.Sources;

namespace KeymapBakery.Compiler.SourceArchiving;

/// <summary>Has the source archives of the branches' commits made as soon as a branch has moved, so that builds seldom wait for one.</summary>
internal sealed partial class SourceArchivePreparation(
    FirmwareRepository firmware,
    SourceArchiveStore archives,
    ILogger<SourceArchivePreparation> logger) : BackgroundService
{
    private readonly Channel<bool> _moves = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        firmware.Moved += Note;
        try
        {
            // The branches may have been read before this began to listen.
            Note();
            await foreach (var _ in _moves.Reader.ReadAllAsync(stoppingToken))
            {
                foreach (var commit in firmware.Branches.Select(head => head.Commit).Distinct().ToList())
                {
                    await PrepareAsync(commit, stoppingToken);
                }
            }
        }
        finally
        {
            firmware.Moved -= Note;
        }
    }

    private void Note() => _moves.Writer.TryWrite(true);

    private async Task PrepareAsync(string commit, CancellationToken cancellationToken)
    {
        try
        {
            await archives.GetAsync(commit, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotPrepared(commit, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The source archive of {Commit} is not prepared, the first build will try again: {Reason}")]
    private partial void LogNotPrepared(string commit, string reason);
}
