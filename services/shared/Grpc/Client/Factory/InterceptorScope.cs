namespace Grpc.Net.ClientFactory;

/// <summary>Who shares an interceptor.</summary>
public enum InterceptorScope
{
    /// <summary>All clients of a registration.</summary>
    Channel,

    /// <summary>Nobody: each client gets its own, from the scope it is made in.</summary>
    Client,
}
