using OpenTelemetry.Metrics;

namespace KeymapBakery.ServiceDefaults.Prometheus;

/// <summary>The metrics of this process as they are when somebody looks.</summary>
internal sealed class MetricsPage : IDisposable
{
    private const int TimeoutMilliseconds = 5000;

    private readonly Lock _gate = new();
    private readonly PrometheusExporter _exporter = new();

    public MetricsPage() => Reader = new BaseExportingMetricReader(_exporter);

    /// <summary>What collects them; nothing is collected until it is part of a provider.</summary>
    public MetricReader Reader { get; }

    /// <summary>The metrics in the text format of Prometheus; null when they cannot be collected.</summary>
    public string? Read()
    {
        lock (_gate)
        {
            // The reader's own way to collect is for exporters that push.
            return _exporter.Collect?.Invoke(TimeoutMilliseconds) == true ? _exporter.Text : null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Reader.Dispose();
}
