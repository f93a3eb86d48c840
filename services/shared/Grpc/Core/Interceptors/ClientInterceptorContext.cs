namespace Grpc.Core.Interceptors;

/// <summary>The call an interceptor is looking at.</summary>
/// <typeparam name="TRequest">Request message.</typeparam>
/// <typeparam name="TResponse">Response message.</typeparam>
/// <param name="method">The method.</param>
/// <param name="host">Authority to name instead of the channel's; null for the channel's.</param>
/// <param name="options">What the caller wants.</param>
public struct ClientInterceptorContext<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options)
    where TRequest : class
    where TResponse : class
{
    /// <summary>The method.</summary>
    public Method<TRequest, TResponse> Method { get; } = method;

    /// <summary>Authority to name instead of the channel's; null for the channel's.</summary>
    public string? Host { get; } = host;

    /// <summary>What the caller wants.</summary>
    public CallOptions Options { get; } = options;
}
