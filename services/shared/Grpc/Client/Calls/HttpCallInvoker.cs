using Grpc.Core;

namespace Grpc.Net.Client.Calls;

/// <summary>Makes calls over a channel.</summary>
internal sealed class HttpCallInvoker(GrpcChannel channel) : CallInvoker
{
    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        // Blocking is what this method is for. The call itself never needs the thread that waits here.
        using var call = StartUnary(method, host, options, request);
        return call.ReadOnlyResponseAsync().GetAwaiter().GetResult();
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = StartUnary(method, host, options, request);
        return new AsyncUnaryCall<TResponse>(
            Observed(call.ReadOnlyResponseAsync()), call.ResponseHeaders, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        var call = StartUnary(method, host, options, request);
        return new AsyncServerStreamingCall<TResponse>(
            new ResponseStreamReader<TResponse>(call), call.ResponseHeaders, call.GetStatus, call.GetTrailers, call.Dispose);
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var content = new StreamingRequestContent();
        var call = Start(method, host, options, call => content);
        return new AsyncClientStreamingCall<TRequest, TResponse>(
            new RequestStreamWriter<TRequest>(call, content, method.RequestMarshaller.ContextualSerializer),
            Observed(call.ReadOnlyResponseAsync()),
            call.ResponseHeaders,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        var content = new StreamingRequestContent();
        var call = Start(method, host, options, call => content);
        return new AsyncDuplexStreamingCall<TRequest, TResponse>(
            new RequestStreamWriter<TRequest>(call, content, method.RequestMarshaller.ContextualSerializer),
            new ResponseStreamReader<TResponse>(call),
            call.ResponseHeaders,
            call.GetStatus,
            call.GetTrailers,
            call.Dispose);
    }

    private ClientCall<TResponse> StartUnary<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        where TRequest : class
        where TResponse : class => Start(
            method, host, options, call => new UnaryRequestContent<TRequest>(call, request, method.RequestMarshaller.ContextualSerializer));

    private ClientCall<TResponse> Start<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, Func<ClientCall, HttpContent> content)
        where TRequest : class
        where TResponse : class
    {
        var call = new ClientCall<TResponse>(channel, method, method.ResponseMarshaller.ContextualDeserializer, options);
        call.Start(host, content(call));
        return call;
    }

    // Callers may never look at the response, for example after they cancelled the call.
    private static Task<T> Observed<T>(Task<T> task)
    {
        _ = task.ContinueWith(
            static failed => _ = failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }
}
