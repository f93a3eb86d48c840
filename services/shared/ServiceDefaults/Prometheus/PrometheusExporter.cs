using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace KeymapBakery.ServiceDefaults.Prometheus;

/// <summary>Turns what is collected into text, when somebody asks.</summary>
[ExportModes(ExportModes.Pull)]
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    /// <inheritdoc/>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>What was collected last.</summary>
    public string Text { get; private set; } = "";

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        var metrics = new List<Metric>();
        foreach (var metric in batch)
        {
            metrics.Add(metric);
        }

        var text = new PrometheusText();
        text.AddTarget(ParentProvider.GetResource().Attributes);
        foreach (var family in metrics.GroupBy(metric => PrometheusName.Of(metric), StringComparer.Ordinal).OrderBy(family => family.Key, StringComparer.Ordinal))
        {
            text.AddFamily(family.Key, [.. family]);
        }

        Text = text.ToString();
        return ExportResult.Success;
    }
}
