using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Hosting;

internal static class HttpServerExtensions
{
    // Far above what any endpoint accepts, which refuses what is too long for it. What is within this limit is read to its
    // end after that, so that the answer reaches a client that sends its whole body before it reads.
    private const long MaxRequestBodyBytes = 32 * 1024 * 1024;

    /// <summary>Sets the limits of the HTTP server; where it listens comes from <c>Kestrel:Endpoints</c>.</summary>
    public static void AddHttpServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = MaxRequestBodyBytes;
            server.Limits.MaxRequestLineSize = 8 * 1024;
            server.Limits.MaxRequestHeaderCount = 64;
            server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
            server.Limits.KeepAliveTimeout = TimeSpan.FromSeconds(130);
            server.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        });
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<GatewayOptions>>(
            (host, gateway) => host.ShutdownTimeout = LongestRequest(gateway.Value) + TimeSpan.FromSeconds(5));
    }

    private static TimeSpan LongestRequest(GatewayOptions options) => options.JobsPatience + options.JobsTryTimeout;
}
