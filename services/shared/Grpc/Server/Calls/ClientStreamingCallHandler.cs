using Grpc.Core;
using Grpc.Framing;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Calls;

internal sealed class ClientStreamingCallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    ClientStreamingServerMethod<TRequest, TResponse> invoke,
    GrpcServiceOptions options,
    TimeProvider time,
    ILogger logger) : CallHandler(method, options, time, logger)
    where TRequest : class
    where TResponse : class
{
    protected override async Task InvokeAsync(HttpServerCallContext call, MessageReader messages)
    {
        var requests = new ServerStreamReader<TRequest>(call, messages, method.RequestMarshaller.ContextualDeserializer);
        var response = await invoke(requests, call).ConfigureAwait(false);
        await RespondAsync(call, response, method.ResponseMarshaller.ContextualSerializer).ConfigureAwait(false);
    }
}
