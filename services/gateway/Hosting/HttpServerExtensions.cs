using KeymapBakery.Gateway.Limits;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Hosting;

internal static class HttpServerExtensions
{
    /// <summary>Sets the limits of the HTTP server, and how it ends; where it listens comes from <c>Kestrel:Endpoints</c>.</summary>
    public static void AddHttpServer(this IHostApplicationBuilder builder)
    {
        builder.AddRateLimit();
        builder.AddRequestTimeout();
        builder.AddDraining();
        builder.Services.AddOptions<HttpLimitsOptions>()
            .BindConfiguration(HttpLimitsOptions.Section)
            .ValidateDataAnnotations()
            .Validate<IOptions<GatewayOptions>>(
                (limits, gateway) => limits.RequestTimeout > gateway.Value.LongestPatience,
                "Gateway:Limits:RequestTimeout must be longer than Gateway:JobsPatience and Gateway:JobsTryTimeout together.")
            .ValidateOnStart();
        builder.Services.AddOptions<KestrelServerOptions>().Configure<IOptions<HttpLimitsOptions>>((server, limits) =>
        {
            server.AddServerHeader = false;
            SetLimits(server.Limits, limits.Value);
        });
        builder.Services.AddOptions<HostOptions>().Configure<IOptions<GatewayOptions>, IOptions<RateLimitOptions>>((host, gateway, rate) =>
            // A batch may have to wait twice: to be read, and for the number of its keymaps.
            host.ShutdownTimeout = gateway.Value.DrainDelay + (2 * rate.Value.MaxWait) + gateway.Value.LongestPatience + TimeSpan.FromSeconds(5));
    }

    private static void SetLimits(KestrelServerLimits server, HttpLimitsOptions limits)
    {
        var slowest = new MinDataRate(limits.BytesPerSecond, limits.SlownessGrace);
        server.MaxRequestBodySize = limits.BodyBytes;
        server.MaxRequestLineSize = limits.HeaderBytes / 2;
        server.MaxRequestHeaderCount = limits.Headers;
        server.MaxRequestHeadersTotalSize = limits.HeaderBytes;
        server.RequestHeadersTimeout = limits.HeaderTimeout;
        server.KeepAliveTimeout = limits.KeepAlive;
        server.MinRequestBodyDataRate = slowest;
        server.MinResponseDataRate = slowest;
        server.MaxConcurrentConnections = limits.Connections;
    }
}
