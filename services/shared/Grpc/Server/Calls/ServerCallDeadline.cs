using Grpc.Core;
using Grpc.Framing;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>When a call must have ended, and the token that says that it is over: deadline passed or client gone.</summary>
internal sealed class ServerCallDeadline : IDisposable
{
    // The longest time a timer takes; a deadline beyond it is not worth a second timer.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly string? _timeout;
    private readonly TimeProvider _time;
    private CancellationTokenSource? _timer;
    private CancellationTokenSource? _linked;

    public ServerCallDeadline(string? timeout, TimeProvider time, CancellationToken requestAborted)
    {
        _timeout = timeout;
        _time = time;
        Token = requestAborted;
    }

    public DateTime Moment { get; private set; } = DateTime.MaxValue;

    public CancellationToken Token { get; private set; }

    public bool IsExceeded => _timer?.IsCancellationRequested == true;

    /// <summary>Starts the clock.</summary>
    /// <exception cref="RpcException">The timeout is malformed.</exception>
    public void Start()
    {
        if (_timeout is null)
        {
            return;
        }

        if (!TimeoutEncoding.TryDecode(_timeout, out var duration))
        {
            throw new RpcException(new Status(
                StatusCode.Internal, $"'{_timeout}' is no {GrpcHeaders.Timeout}. Send at most eight digits and one of H, M, S, m, u, n."));
        }

        var now = _time.GetUtcNow().UtcDateTime;
        Moment = duration > DateTime.MaxValue - now ? DateTime.MaxValue : now + duration;
        _timer = new CancellationTokenSource(duration < LongestTimer ? duration : LongestTimer, _time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(Token, _timer.Token);
        Token = _linked.Token;
    }

    public void Dispose()
    {
        _linked?.Dispose();
        _timer?.Dispose();
    }
}
