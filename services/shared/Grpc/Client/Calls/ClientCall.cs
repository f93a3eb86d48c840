using System.IO.Compression;
using Grpc.Core;
using Grpc.Framing;
using Grpc.Telemetry;
using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client.Calls;

/// <summary>
/// The state of a call that does not depend on its messages: it runs until it ends once, by the server's status, by a broken
/// connection, by its deadline, or by its caller.
/// </summary>
internal abstract partial class ClientCall : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private readonly TaskCompletionSource<Metadata> _responseHeaders = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _ending = new();
    private CancellationTokenRegistration _callerRegistration;
    private CancellationTokenRegistration _channelRegistration;
    private Timer? _deadlineTimer;
    private Status _status;
    private Metadata _trailers = Metadata.Empty;
    private volatile bool _isEnded;

    protected ClientCall(GrpcChannel channel, IMethod method, CallOptions options)
    {
        Channel = channel;
        Method = method;
        Options = options;
        Telemetry = ClientCallTelemetry.Begin(channel.Address, method);
        Stopped = _stop.Token;
        IsRequestCompressed = options.Headers?.GetValue(GrpcHeaders.RequestedEncoding) == MessageEncoding.Gzip;
    }

    /// <summary>Cancelled as soon as the call has ended in another way than by the server's status.</summary>
    public CancellationToken Stopped { get; }

    /// <summary>Completed when the call has ended, however it did.</summary>
    public Task Ended => _ended.Task;

    public bool IsEnded => _isEnded;

    public CallOptions Options { get; }

    public Task<Metadata> ResponseHeaders => _responseHeaders.Task;

    protected GrpcChannel Channel { get; }

    protected ClientCallTelemetry Telemetry { get; }

    protected IMethod Method { get; }

    protected bool IsRequestCompressed { get; }

    public Status GetStatus() => _isEnded ? _status : throw StillRunning();

    public Metadata GetTrailers() => _isEnded ? _trailers : throw StillRunning();

    /// <summary>Serializes a request; a request that cannot be sent ends the call.</summary>
    public OutgoingMessage Serialize<TRequest>(TRequest request, Action<TRequest, SerializationContext> serializer, WriteFlags flags)
    {
        CompressionLevel? compression = IsRequestCompressed && !flags.HasFlag(WriteFlags.NoCompress) ? CompressionLevel.Fastest : null;
        try
        {
            return OutgoingMessage.Serialize(request, serializer, Channel.Options.MaxSendMessageSize, compression);
        }
        catch (Exception exception)
        {
            End(exception is RpcException { Status: var status }
                ? status
                : new Status(StatusCode.Internal, "A request could not be serialized.", exception));
            throw;
        }
    }

    /// <summary>Ends the call on this side.</summary>
    public void End(Status status) => End(status, Metadata.Empty, isServersWord: false);

    /// <summary>The exception a caller gets for the way the call ended.</summary>
    public Exception Failure()
    {
        var exception = new RpcException(_status, _trailers);
        return Channel.Options.ThrowOperationCanceledOnCancellation
            && _status.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded && _stop.IsCancellationRequested
            ? new OperationCanceledException(_status.Detail, exception, Options.CancellationToken)
            : exception;
    }

    /// <summary>Cancels the call if it still runs.</summary>
    public void Dispose() => End(new Status(StatusCode.Cancelled, "The call was disposed before its end."));

    /// <summary>Sets off what may end the call from this side.</summary>
    protected void Watch()
    {
        if (Options.Deadline is { } deadline && deadline != DateTime.MaxValue)
        {
            var left = deadline - DateTime.UtcNow;
            _deadlineTimer = new Timer(
                static call => ((ClientCall)call!).End(new Status(StatusCode.DeadlineExceeded, "The deadline passed before the call ended.")),
                this,
                left <= TimeSpan.Zero ? TimeSpan.Zero : left < LongestTimer ? left : LongestTimer,
                Timeout.InfiniteTimeSpan);
            if (left <= TimeSpan.Zero)
            {
                End(new Status(StatusCode.DeadlineExceeded, "The deadline had passed before the call began."));
            }
        }

        _callerRegistration = Options.CancellationToken.UnsafeRegister(
            static call => ((ClientCall)call!).End(new Status(StatusCode.Cancelled, "The caller cancelled the call.")), this);
        _channelRegistration = Channel.DisposedToken.UnsafeRegister(
            static call => ((ClientCall)call!).End(new Status(StatusCode.Cancelled, "The channel was disposed.")), this);
        if (_isEnded)
        {
            Unwatch();
        }
    }

    protected void AcceptHeaders(Metadata headers) => _responseHeaders.TrySetResult(headers);

    /// <summary>Ends the call, unless it has ended already.</summary>
    protected void End(Status status, Metadata trailers, bool isServersWord)
    {
        lock (_ending)
        {
            if (_isEnded)
            {
                return;
            }

            _status = status;
            _trailers = trailers;
            _isEnded = true;
        }

        Telemetry.End(status);
        LogEnded(Channel.Logger, Method.FullName, status.StatusCode, status.Detail, status.DebugException);
        Unwatch();
        if (!isServersWord)
        {
            _stop.Cancel();
        }

        if (_responseHeaders.TrySetException(Failure()))
        {
            _ = _responseHeaders.Task.Exception;
        }

        _ended.TrySetResult();
        ReleaseResponse();
    }

    /// <summary>Frees the response, if there is one.</summary>
    protected abstract void ReleaseResponse();

    private static InvalidOperationException StillRunning() =>
        new("The call still runs. Its status and trailers are known when the response, or the end of the responses, has been read.");

    private void Unwatch()
    {
        _deadlineTimer?.Dispose();
        _callerRegistration.Unregister();
        _channelRegistration.Unregister();
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} ended with {StatusCode}: {Detail}")]
    private static partial void LogEnded(ILogger logger, string method, StatusCode statusCode, string detail, Exception? exception);
}
