using Grpc.Core;
using Grpc.Testing;

namespace KeymapBakery.Grpc.Tests.Serving;

/// <summary>A service that does what the test at hand wants.</summary>
public sealed class ScriptedService : TestService.TestServiceBase
{
    public Func<ServerCallContext, Task<Empty>> OnEmptyCall { get; set; } = _ => Task.FromResult(new Empty());

    public Func<SimpleRequest, ServerCallContext, Task<SimpleResponse>> OnUnaryCall { get; set; } =
        (_, _) => Task.FromResult(new SimpleResponse());

    public Func<IServerStreamWriter<StreamingOutputCallResponse>, ServerCallContext, Task> OnStreamingOutputCall { get; set; } =
        (_, _) => Task.CompletedTask;

    public Func<IAsyncStreamReader<StreamingInputCallRequest>, ServerCallContext, Task<StreamingInputCallResponse>> OnStreamingInputCall { get; set; } =
        (_, _) => Task.FromResult(new StreamingInputCallResponse());

    public override Task<Empty> EmptyCall(Empty request, ServerCallContext context) => OnEmptyCall(context);

    public override Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context) => OnUnaryCall(request, context);

    public override Task StreamingOutputCall(
        StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context) =>
        OnStreamingOutputCall(responseStream, context);

    public override Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context) =>
        OnStreamingInputCall(requestStream, context);
}
