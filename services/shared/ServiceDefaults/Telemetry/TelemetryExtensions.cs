using KeymapBakery.ServiceDefaults.Prometheus;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.ServiceDefaults.Telemetry;

/// <summary>Wires traces and metrics.</summary>
internal static class TelemetryExtensions
{
    // ASP.NET Core then tells of requests when their spans begin, so that the sampler knows them.
    private const string SuppressionSwitch = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    /// <summary>Adds traces and metrics. What nobody wants to know is not collected, and costs the requests nothing.</summary>
    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var settings = TelemetrySettings.Read(builder.Configuration);
        if (settings.IsExported)
        {
            AppContext.SetSwitch(SuppressionSwitch, false);
            builder.Services.AddTransient<IStartupFilter, RequestSpans>();
        }

        builder.Services.AddMetrics();
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<MetricsPage>();
        builder.Services.AddHostedService<TraceContinuation>();
        builder.Services.AddHostedService<TelemetryService>();
    }
}
