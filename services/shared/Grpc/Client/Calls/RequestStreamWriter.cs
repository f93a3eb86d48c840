using Grpc.Core;

namespace Grpc.Net.Client.Calls;

/// <summary>The requests of a call whose client sends many.</summary>
internal sealed class RequestStreamWriter<TRequest> : IClientStreamWriter<TRequest>
    where TRequest : class
{
    private readonly ClientCall _call;
    private readonly StreamingRequestContent _content;
    private readonly Action<TRequest, SerializationContext> _serializer;
    private int _isWriting;
    private bool _isCompleted;

    public RequestStreamWriter(ClientCall call, StreamingRequestContent content, Action<TRequest, SerializationContext> serializer)
    {
        _call = call;
        _content = content;
        _serializer = serializer;
        WriteOptions = call.Options.WriteOptions;

        // A server may end the call before the client has said everything.
        _ = call.Ended.ContinueWith(
            static (_, content) => ((StreamingRequestContent)content!).Complete(), content, TaskScheduler.Default);
    }

    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(TRequest message) => WriteAsync(message, CancellationToken.None);

    public async Task WriteAsync(TRequest message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (_isCompleted)
        {
            throw new InvalidOperationException("The request stream is completed; nothing can be written to it any more.");
        }

        if (Interlocked.Exchange(ref _isWriting, 1) == 1)
        {
            throw new InvalidOperationException("A message is being written already. Await it before writing the next one.");
        }

        try
        {
            ThrowIfEnded();
            using var cancellation = cancellationToken.UnsafeRegister(
                static call => ((ClientCall)call!).End(new Status(StatusCode.Cancelled, "The caller cancelled a write.")), _call);
            await SendAsync(message).ConfigureAwait(false);
        }
        finally
        {
            Volatile.Write(ref _isWriting, 0);
        }
    }

    public Task CompleteAsync()
    {
        ThrowIfEnded();
        if (Volatile.Read(ref _isWriting) == 1)
        {
            throw new InvalidOperationException("A message is being written. Await it before completing the request stream.");
        }

        _isCompleted = true;
        _content.Complete();
        return Task.CompletedTask;
    }

    private async Task SendAsync(TRequest message)
    {
        var flags = WriteOptions?.Flags ?? default;
        using var outgoing = _call.Serialize(message, _serializer, flags);
        try
        {
            var stream = await StreamAsync().ConfigureAwait(false);
            await stream.WriteAsync(outgoing.Frame, _call.Stopped).ConfigureAwait(false);
            if (!flags.HasFlag(WriteFlags.BufferHint))
            {
                await stream.FlushAsync(_call.Stopped).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is not InvalidOperationException)
        {
            throw _call.IsEnded ? _call.Failure() : new RpcException(TransportFailure.Explain(exception));
        }
    }

    private async Task<Stream> StreamAsync()
    {
        if (!_content.Stream.IsCompleted)
        {
            await Task.WhenAny(_content.Stream, _call.Ended).ConfigureAwait(false);
            ThrowIfEnded();
        }

        return await _content.Stream.ConfigureAwait(false);
    }

    private void ThrowIfEnded()
    {
        if (_call.IsEnded)
        {
            throw _call.GetStatus().StatusCode == StatusCode.OK
                ? new InvalidOperationException("The call has ended; nothing can be written to it any more.")
                : _call.Failure();
        }
    }
}
