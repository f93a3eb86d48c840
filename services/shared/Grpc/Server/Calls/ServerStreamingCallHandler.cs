using Grpc.Core;
using Grpc.Framing;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Calls;

internal sealed class ServerStreamingCallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ServerStreamingServerMethod<TRequest, TResponse> invoke,
    GrpcServiceOptions options,
    TimeProvider time,
    ILogger logger) : CallHandler(method, options, time, logger)
    where TRequest : class
    where TResponse : class
{
    protected override async Task InvokeAsync(HttpServerCallContext call, MessageReader messages)
    {
        var request = await RequestBody.ReadOnlyOneAsync(call, messages, method.RequestMarshaller.ContextualDeserializer)
            .ConfigureAwait(false);
        var responses = new ServerStreamWriter<TResponse>(call, method.ResponseMarshaller.ContextualSerializer);
        await invoke(request, responses, call).ConfigureAwait(false);
    }
}
