using Grpc.Core;
using Grpc.Framing;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Calls;

internal sealed class UnaryCallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    UnaryServerMethod<TRequest, TResponse> invoke,
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
        var response = await invoke(request, call).ConfigureAwait(false);
        await RespondAsync(call, response, method.ResponseMarshaller.ContextualSerializer).ConfigureAwait(false);
    }
}
