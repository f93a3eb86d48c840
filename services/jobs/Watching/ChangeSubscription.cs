using System.Threading.Channels;

namespace KeymapBakery.Jobs.Watching;

/// <summary>
/// One waiter's place in the <see cref="ChangeFeed"/>. Any number of announcements between two waits count as one, and one that
/// came before the wait ends it at once.
/// </summary>
internal sealed class ChangeSubscription(ChangeFeed feed, Guid subject) : IDisposable
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>What it waits for news of.</summary>
    public Guid Subject => subject;

    public void Wake() => _signal.Writer.TryWrite(true);

    /// <summary>Returns at the next announcement, or after <paramref name="atMost"/> without one.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(atMost);
        try
        {
            await _signal.Reader.ReadAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nothing was announced in time.
        }
    }

    public void Dispose() => feed.Remove(this);
}
