using System.IO.Pipelines;
using Grpc.Core;
using Grpc.Framing;

namespace Grpc.Net.Client.Calls;

/// <summary>A call and the responses to it.</summary>
internal sealed class ClientCall<TResponse>(
    GrpcChannel channel, IMethod method, Func<DeserializationContext, TResponse> deserializer, CallOptions options)
    : ClientCall(channel, method, options)
    where TResponse : class
{
    private Task<ResponseBody?>? _body;
    private HttpResponseMessage? _response;

    /// <summary>Sends the request.</summary>
    public void Start(string? host, HttpContent content)
    {
        var request = ClientRequest.Create(Channel.Address, Method, host, Options, content);
        Telemetry.Propagate(request);
        Watch();
        _body = SendAsync(request);
    }

    /// <summary>The next response, or null after the last one when the call ended well.</summary>
    /// <exception cref="RpcException">The call ended with another status than OK.</exception>
    public Task<TResponse?> ReadAsync() => ReadAsync(isMessageMissing: false);

    /// <summary>The one response of a call that has exactly one.</summary>
    /// <exception cref="RpcException">The call ended with another status than OK.</exception>
    public async Task<TResponse> ReadOnlyResponseAsync()
    {
        var response = await ReadAsync(isMessageMissing: true).ConfigureAwait(false) ?? throw Failure();
        if (await ReadAsync(isMessageMissing: false).ConfigureAwait(false) is not null)
        {
            End(new Status(StatusCode.Internal, "The server sent more than one response."));
            throw Failure();
        }

        return response;
    }

    protected override void ReleaseResponse() => Volatile.Read(ref _response)?.Dispose();

    private async Task<TResponse?> ReadAsync(bool isMessageMissing)
    {
        var body = await _body!.ConfigureAwait(false);
        if (body is null || IsEnded)
        {
            return GetStatus().StatusCode == StatusCode.OK && !isMessageMissing ? null : throw Failure();
        }

        try
        {
            if (await body.Messages.ReadAsync(deserializer, Stopped).ConfigureAwait(false) is { } message)
            {
                return message;
            }

            var (status, trailers) = ResponseStatus.FromTrailers(body.Response);
            EndByServer(status, trailers, isMessageMissing);
        }
        catch (RpcException exception)
        {
            End(exception.Status);
        }
#pragma warning disable CA1031 // Whatever breaks the connection becomes the status of the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            End(TransportFailure.Explain(exception));
        }

        await body.Pipe.CompleteAsync().ConfigureAwait(false);
        return GetStatus().StatusCode == StatusCode.OK ? null : throw Failure();
    }

    // Null when the call has ended without a body to read.
    private async Task<ResponseBody?> SendAsync(HttpRequestMessage request)
    {
        Telemetry.Enter();
        if (IsEnded)
        {
            request.Dispose();
            return null;
        }

        try
        {
            var response = await Channel.SendAsync(request, Stopped).ConfigureAwait(false);
            Volatile.Write(ref _response, response);
            if (IsEnded)
            {
                response.Dispose();
                return null;
            }

            if (ResponseStatus.FromHeaders(response) is var (status, trailers))
            {
                AcceptHeaders([]);
                EndByServer(status, trailers, isMessageMissing: true);
                return null;
            }

            var encoding = ResponseStatus.Header(response, GrpcHeaders.Encoding);
            if (!MessageEncoding.IsSupported(encoding))
            {
                End(new Status(
                    StatusCode.Unimplemented, $"The server compresses responses with '{encoding}', which it was not told to be accepted."));
                return null;
            }

            AcceptHeaders(ResponseStatus.Metadata(response.Headers));
            var pipe = PipeReader.Create(await response.Content.ReadAsStreamAsync(Stopped).ConfigureAwait(false));
            return new ResponseBody(response, pipe, new MessageReader(pipe, encoding, Channel.Options.MaxReceiveMessageSize));
        }
        catch (RpcException exception)
        {
            End(exception.Status);
            return null;
        }
#pragma warning disable CA1031 // Whatever keeps the request from the server becomes the status of the call.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            End(TransportFailure.Explain(exception));
            return null;
        }
    }

    private void EndByServer(Status status, Metadata trailers, bool isMessageMissing) => End(
        status.StatusCode == StatusCode.OK && isMessageMissing && Method.Type is MethodType.Unary or MethodType.ClientStreaming
            ? new Status(StatusCode.Internal, "The server ended the call well but sent no response.")
            : status,
        trailers,
        isServersWord: true);

    private sealed record ResponseBody(HttpResponseMessage Response, PipeReader Pipe, MessageReader Messages);
}
