namespace Grpc.Net.Client;

/// <summary>Makes the handler that keeps the HTTP/2 connections to one server.</summary>
internal static class DefaultHttpHandler
{
    public static SocketsHttpHandler Create() => new()
    {
        EnableMultipleHttp2Connections = true,
        ConnectTimeout = TimeSpan.FromSeconds(10),

        // A server that vanished without a word is noticed even while nobody calls.
        KeepAlivePingPolicy = HttpKeepAlivePingPolicy.Always,
        KeepAlivePingDelay = TimeSpan.FromSeconds(60),
        KeepAlivePingTimeout = TimeSpan.FromSeconds(20),

        // Calls carry their traces themselves; a span of the request within that of its call would say nothing more.
        ActivityHeadersPropagator = null,

        // Renewed connections find replicas that were added behind the same name.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5),

        // Calls go to the service itself; HTTP/2 without TLS passes no proxy.
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
    };
}
