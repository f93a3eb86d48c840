using System.Runtime.CompilerServices;

namespace KeymapBakery.Gateway.Events;

/// <summary>Ends a stream before its end.</summary>
internal static class StreamEnd
{
    /// <summary>
    /// What <paramref name="items"/> has until <paramref name="end"/> is cancelled, in whose place the stream then just ends, as if there were no
    /// more.
    /// </summary>
    /// <param name="items">The stream; must heed the token it is enumerated with.</param>
    /// <param name="end">Ends the stream.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public static async IAsyncEnumerable<T> UntilAsync<T>(
        this IAsyncEnumerable<T> items, CancellationToken end, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end, cancellationToken);
        await using var stream = items.GetAsyncEnumerator(either.Token);
        while (await MovesAsync(stream, end, cancellationToken))
        {
            yield return stream.Current;
        }
    }

    private static async ValueTask<bool> MovesAsync<T>(IAsyncEnumerator<T> stream, CancellationToken end, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNextAsync();
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
