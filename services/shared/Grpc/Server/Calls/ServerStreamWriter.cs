using Grpc.Core;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>The responses of a call whose server sends many.</summary>
internal sealed class ServerStreamWriter<TResponse>(HttpServerCallContext call, Action<TResponse, SerializationContext> serializer)
    : IServerStreamWriter<TResponse>
    where TResponse : class
{
    private int _isWriting;

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TResponse message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TResponse message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (call.IsEnded)
        {
            throw new InvalidOperationException("The call has ended; nothing can be written to it any more.");
        }

        if (Interlocked.Exchange(ref _isWriting, 1) == 1)
        {
            throw new InvalidOperationException("A message is being written already. Await it before writing the next one.");
        }

        try
        {
            using var linked = Linked(cancellationToken);
            var flags = (WriteOptions ?? call.WriteOptions)?.Flags ?? default;
            await call.WriteMessageAsync(
                message, serializer, flags, !flags.HasFlag(WriteFlags.BufferHint), linked?.Token ?? call.CancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }
    }

    private CancellationTokenSource? Linked(CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled && cancellationToken != call.CancellationToken
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.CancellationToken)
            : null;
}
