using Grpc.Core;
using Grpc.Framing;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>The requests of a call whose client sends many.</summary>
internal sealed class ServerStreamReader<TRequest>(
    HttpServerCallContext call, MessageReader messages, Func<DeserializationContext, TRequest> deserializer) : IAsyncStreamReader<TRequest>
    where TRequest : class
{
    private TRequest? _current;
    private int _isReading;
    private bool _isAtEnd;

    public TRequest Current => _current ?? throw new InvalidOperationException("There is no current message. Await MoveNext first.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (_isAtEnd)
        {
            return false;
        }

        if (call.IsEnded)
        {
            throw new InvalidOperationException("The call has ended; nothing can be read from it any more.");
        }

        if (Interlocked.Exchange(ref _isReading, 1) == 1)
        {
            throw new InvalidOperationException("A message is being read already. Await it before reading the next one.");
        }

        try
        {
            using var linked = Linked(cancellationToken);
            _current = await RequestBody.ReadAsync(call, messages, deserializer, linked?.Token ?? call.CancellationToken).ConfigureAwait(false);
            _isAtEnd = _current is null;
            return !_isAtEnd;
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }

    private CancellationTokenSource? Linked(CancellationToken cancellationToken) =>
        cancellationToken.CanBeCanceled && cancellationToken != call.CancellationToken
            ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, call.CancellationToken)
            : null;
}
