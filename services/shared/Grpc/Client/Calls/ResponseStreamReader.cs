using Grpc.Core;

namespace Grpc.Net.Client.Calls;

/// <summary>The responses of a call whose server sends many.</summary>
internal sealed class ResponseStreamReader<TResponse>(ClientCall<TResponse> call) : IAsyncStreamReader<TResponse>
    where TResponse : class
{
    private TResponse? _current;
    private int _isReading;

    public TResponse Current => _current ?? throw new InvalidOperationException("There is no current message. Await MoveNext first.");

    public async Task<bool> MoveNext(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isReading, 1) == 1)
        {
            throw new InvalidOperationException("A message is being read already. Await it before reading the next one.");
        }

        try
        {
            using var cancellation = cancellationToken.UnsafeRegister(
                static call => ((ClientCall)call!).End(new Status(StatusCode.Cancelled, "The caller cancelled a read.")), call);
            _current = await call.ReadAsync().ConfigureAwait(false);
            return _current is not null;
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }
}
