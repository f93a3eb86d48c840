using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Grpc.AspNetCore.Server.Interceptors;

/// <summary>Puts the interceptors of a service in front of its methods.</summary>
internal sealed class InterceptorPipeline(IReadOnlyList<InterceptorRegistration> registrations)
{
    public UnaryServerMethod<TRequest, TResponse> Before<TRequest, TResponse>(UnaryServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        registrations.Reverse().Aggregate(method, (next, registration) => (request, context) =>
            UseAsync(registration, context, interceptor => interceptor.UnaryServerHandler(request, context, next)));

    public ClientStreamingServerMethod<TRequest, TResponse> Before<TRequest, TResponse>(
        ClientStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        registrations.Reverse().Aggregate(method, (next, registration) => (requests, context) =>
            UseAsync(registration, context, interceptor => interceptor.ClientStreamingServerHandler(requests, context, next)));

    public ServerStreamingServerMethod<TRequest, TResponse> Before<TRequest, TResponse>(
        ServerStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        registrations.Reverse().Aggregate(method, (next, registration) => (request, responses, context) =>
            UseAsync(registration, context, interceptor =>
                Completed(interceptor.ServerStreamingServerHandler(request, responses, context, next))));

    public DuplexStreamingServerMethod<TRequest, TResponse> Before<TRequest, TResponse>(
        DuplexStreamingServerMethod<TRequest, TResponse> method)
        where TRequest : class
        where TResponse : class =>
        registrations.Reverse().Aggregate(method, (next, registration) => (requests, responses, context) =>
            UseAsync(registration, context, interceptor =>
                Completed(interceptor.DuplexStreamingServerHandler(requests, responses, context, next))));

    private static async Task<TResult> UseAsync<TResult>(
        InterceptorRegistration registration, ServerCallContext context, Func<Interceptor, Task<TResult>> use)
    {
        var services = context.GetHttpContext().RequestServices;
        await using var activation = Activation<Interceptor>.Of(services, registration.Type, [.. registration.Arguments]);
        return await use(activation.Instance).ConfigureAwait(false);
    }

    private static async Task<bool> Completed(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}
