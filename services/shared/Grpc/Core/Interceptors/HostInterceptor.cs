namespace Grpc.Core.Interceptors;

/// <summary>Names another authority in every request.</summary>
internal sealed class HostInterceptor(string host) : OptionsInterceptor
{
    protected override ClientInterceptorContext<TRequest, TResponse> Change<TRequest, TResponse>(
        ClientInterceptorContext<TRequest, TResponse> context) => new(context.Method, host, context.Options);
}
