using Grpc.AspNetCore.Server.Calls;
using Microsoft.AspNetCore.Http;

namespace Grpc.Core;

/// <summary>Leads from a call to the request that carries it.</summary>
public static class ServerCallContextExtensions
{
    /// <summary>The request that carries a call.</summary>
    /// <param name="serverCallContext">The call.</param>
    /// <exception cref="InvalidOperationException">The call does not come from this server.</exception>
    public static HttpContext GetHttpContext(this ServerCallContext serverCallContext)
    {
        ArgumentNullException.ThrowIfNull(serverCallContext);
        return (serverCallContext as HttpServerCallContext)?.HttpContext
            ?? throw new InvalidOperationException("This call is not carried by an HTTP request of this server.");
    }
}
