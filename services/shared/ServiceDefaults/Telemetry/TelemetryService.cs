using System.Diagnostics.Metrics;
using KeymapBakery.ServiceDefaults.Prometheus;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KeymapBakery.ServiceDefaults.Telemetry;

/// <summary>
/// Collects the traces and metrics of the running service for those who want to know: exports both over OTLP, and shows the metrics on a
/// <see cref="MetricsPage"/>.
/// </summary>
internal sealed class TelemetryService(TelemetryIdentity identity, TelemetrySettings settings, MetricsPage page) : IHostedService, IDisposable
{
    private static readonly string[] Sources =
    [
        $"{TelemetryIdentity.SourcePrefix}.*",
        "Grpc.Net.Client",
        "MassTransit",
        "Microsoft.AspNetCore",
        "Npgsql",
        "System.Net.Http",
    ];

    private static readonly string[] Meters =
    [
        $"{TelemetryIdentity.SourcePrefix}.*",
        "Grpc.AspNetCore.Server",
        "Grpc.Net.Client",
        "MassTransit",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Npgsql",
        "System.Net.Http",
        "System.Runtime",
    ];

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var resource = ResourceBuilder.CreateDefault().AddService($"keymap-bakery-{identity.ServiceName}");
        if (settings.IsExported)
        {
            _traces = Trace(resource);
        }

        if (settings.IsExported || settings.IsShown)
        {
            _metrics = Measure(resource);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush();
        _metrics?.ForceFlush();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }

    private TracerProvider Trace(ResourceBuilder resource)
    {
        var traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(Sources)
            .AddOtlpExporter();
        if (!settings.HasSampler)
        {
            traces.SetSampler(new ParentBasedSampler(new ChangesSampler()));
        }

        return traces.Build();
    }

    private MeterProvider Measure(ResourceBuilder resource)
    {
        var metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddView(instrument => IsCountedDown(instrument) ? MetricStreamConfiguration.Drop : null);
        if (settings.IsExported)
        {
            metrics.AddOtlpExporter();
        }

        if (settings.IsShown)
        {
            metrics.AddReader(page.Reader);
        }

        return metrics.Build();
    }

    // MassTransit counts what is under way up and down with counters, which are to go up only.
    private static bool IsCountedDown(Instrument instrument) =>
        instrument.Meter.Name == "MassTransit" && instrument.Name.EndsWith(".active", StringComparison.Ordinal);
}
