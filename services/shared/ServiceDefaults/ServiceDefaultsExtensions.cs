using KeymapBakery.ServiceDefaults.Health;
using KeymapBakery.ServiceDefaults.Logging;
using KeymapBakery.ServiceDefaults.Prometheus;
using KeymapBakery.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.ServiceDefaults;

/// <summary>What every service has: time, structured logs, telemetry and health.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Tag of health checks that say whether the process itself works, as opposed to what it depends on.</summary>
    public const string LiveTag = "live";

    /// <summary>
    /// Adds the clock, logs to standard output (JSON when <c>Logging:Format</c> is <c>json</c>), OpenTelemetry (exported when
    /// <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, metrics also shown at the endpoint <c>Health</c>) and a health check named <c>self</c>.
    /// </summary>
    /// <param name="builder">The host being built.</param>
    /// <param name="serviceName">Name of the service in traces, metrics and logs, for example <c>jobs</c>.</param>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder, string serviceName)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new TelemetryIdentity(serviceName));
        builder.AddServiceConsole();
        builder.AddTelemetry();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);
        builder.AddHealthEndpoint();
        return builder;
    }

    /// <summary>
    /// Maps <c>/healthz/live</c> (the process works), <c>/healthz/ready</c> (it can do its work, if perhaps not all of it) and, for connections to the
    /// endpoint <c>Health</c> only, <c>/metrics</c>.
    /// </summary>
    public static IEndpointRouteBuilder MapDefaultEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) }).DisableHttpMetrics();
        endpoints.MapHealthChecks("/healthz/ready").DisableHttpMetrics();
        endpoints.MapMetrics();
        return endpoints;
    }
}
