using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KeymapBakery.ServiceDefaults;

/// <summary>What every service has: time, structured logs, telemetry and health.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>Tag of health checks that say whether the process itself works, as opposed to what it depends on.</summary>
    public const string LiveTag = "live";

    /// <summary>
    /// Adds the clock, logs to standard output (JSON when <c>Logging:Format</c> is <c>json</c>), OpenTelemetry (exported when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set) and a
    /// health check named <c>self</c>.
    /// </summary>
    /// <param name="builder">The host being built.</param>
    /// <param name="serviceName">Name of the service in traces and metrics, for example <c>jobs</c>.</param>
    public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder, string serviceName)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Logging.AddServiceConsole(builder.Configuration);
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), [LiveTag]);
        builder.Services.AddSingleton(new TelemetryIdentity(serviceName));
        builder.Services.AddHostedService<TelemetryService>();
        return builder;
    }

    /// <summary>
    /// Maps <c>/healthz/live</c> (the process works) and <c>/healthz/ready</c> (all it depends on works too).
    /// </summary>
    public static IEndpointRouteBuilder MapDefaultEndpoints(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = check => check.Tags.Contains(LiveTag) });
        endpoints.MapHealthChecks("/healthz/ready");
        return endpoints;
    }

    private static void AddServiceConsole(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        if (string.Equals(configuration["Logging:Format"], "json", StringComparison.OrdinalIgnoreCase))
        {
            logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "O";
                options.IncludeScopes = true;
            });
        }
        else
        {
            logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
            });
        }
    }
}
