using Grpc.Core.Interceptors;

namespace Grpc.Net.ClientFactory;

/// <summary>How the interceptor of a client is made.</summary>
/// <param name="scope">Who shares it.</param>
/// <param name="creator">Makes it.</param>
public class InterceptorRegistration(InterceptorScope scope, Func<IServiceProvider, Interceptor> creator)
{
    /// <summary>Who shares it.</summary>
    public InterceptorScope Scope { get; } = scope;

    /// <summary>Makes it.</summary>
    public Func<IServiceProvider, Interceptor> Creator { get; } = creator ?? throw new ArgumentNullException(nameof(creator));
}
