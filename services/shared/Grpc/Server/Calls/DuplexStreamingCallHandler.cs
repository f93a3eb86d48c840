using Grpc.Core;
using Grpc.Framing;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server.Calls;

internal sealed class DuplexStreamingCallHandler<TRequest, TResponse>(
    Method<TRequest, TResponse> method,
    DuplexStreamingServerMethod<TRequest, TResponse> invoke,
    GrpcServiceOptions options,
    TimeProvider time,
    ILogger logger) : CallHandler(method, options, time, logger)
    where TRequest : class
    where TResponse : class
{
    protected override Task InvokeAsync(HttpServerCallContext call, MessageReader messages) => invoke(
        new ServerStreamReader<TRequest>(call, messages, method.RequestMarshaller.ContextualDeserializer),
        new ServerStreamWriter<TResponse>(call, method.ResponseMarshaller.ContextualSerializer),
        call);
}
