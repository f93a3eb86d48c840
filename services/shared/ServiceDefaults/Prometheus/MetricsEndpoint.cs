using KeymapBakery.ServiceDefaults.Health;
using KeymapBakery.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KeymapBakery.ServiceDefaults.Prometheus;

/// <summary>Shows the metrics to those who run the system.</summary>
internal static class MetricsEndpoint
{
    /// <summary>Maps <c>GET /metrics</c>, for requests that come in at the endpoint <c>Health</c>. To others there is nothing.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        if (!endpoints.ServiceProvider.GetRequiredService<TelemetrySettings>().IsShown)
        {
            return;
        }

        endpoints.MapGet("/metrics", Answer).ExcludeFromDescription().DisableHttpMetrics();
    }

    private static IResult Answer(HttpContext context, MetricsPage page)
    {
        if (!context.IsAtHealthEndpoint())
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        return page.Read() is { } text
            ? Results.Text(text, PrometheusText.ContentType)
            : Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }
}
