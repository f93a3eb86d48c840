using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;

namespace KeymapBakery.ServiceDefaults.Prometheus;

/// <summary>
/// Writes metrics in the text format of Prometheus, version 0.0.4
/// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
/// </summary>
internal sealed class PrometheusText
{
    /// <summary>The format's media type.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private readonly StringBuilder _text = new();

    /// <summary>Tells who is measured, as the labels of a metric that is always 1.</summary>
    public void AddTarget(IEnumerable<KeyValuePair<string, object>> attributes)
    {
        AddHead("target_info", "gauge", "The service these metrics are of.");
        AddSample("target_info", LabelsOf(attributes.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))), "1");
    }

    /// <summary>Adds all samples of one name. Metrics of several meters may have it; what is not of the same type, or there already, is left out.</summary>
    public void AddFamily(string name, IReadOnlyList<Metric> metrics)
    {
        var type = TypeOf(metrics[0].MetricType);
        AddHead(name, type, metrics[0].Description);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var metric in metrics.Where(metric => TypeOf(metric.MetricType) == type))
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                var labels = LabelsOf(point);
                if (known.Add(labels))
                {
                    AddPoint(name, metric.MetricType, labels, in point);
                }
            }
        }
    }

    /// <summary>All that was added.</summary>
    public override string ToString() => _text.ToString();

    private static string TypeOf(MetricType type) => type switch
    {
        MetricType.LongSum or MetricType.DoubleSum => "counter",
        MetricType.Histogram => "histogram",
        // What goes up and down; and what this format has no form for, of which the number and sum are shown.
        MetricType.ExponentialHistogram => "summary",
        _ => "gauge",
    };

    private void AddPoint(string name, MetricType type, string labels, in MetricPoint point)
    {
        switch (type)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                AddSample(name, labels, Write(point.GetSumLong()));
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                AddSample(name, labels, Write(point.GetSumDouble()));
                break;
            case MetricType.LongGauge:
                AddSample(name, labels, Write(point.GetGaugeLastValueLong()));
                break;
            case MetricType.DoubleGauge:
                AddSample(name, labels, Write(point.GetGaugeLastValueDouble()));
                break;
            case MetricType.Histogram:
                AddBuckets(name, labels, in point);
                AddTotals(name, labels, in point);
                break;
            case MetricType.ExponentialHistogram:
                AddTotals(name, labels, in point);
                break;
        }
    }

    private void AddBuckets(string name, string labels, in MetricPoint point)
    {
        var below = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            var bound = $"le=\"{Write(bucket.ExplicitBound)}\"";
            AddSample($"{name}_bucket", labels.Length == 0 ? bound : $"{labels},{bound}", Write(below));
        }
    }

    private void AddTotals(string name, string labels, in MetricPoint point)
    {
        AddSample($"{name}_sum", labels, Write(point.GetHistogramSum()));
        AddSample($"{name}_count", labels, Write(point.GetHistogramCount()));
    }

    private void AddHead(string name, string type, string? description)
    {
        if (!string.IsNullOrEmpty(description))
        {
            _text.Append("# HELP ").Append(name).Append(' ').Append(EscapeHelp(description)).Append('\n');
        }

        _text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
    }

    private void AddSample(string name, string labels, string value)
    {
        _text.Append(name);
        if (labels.Length > 0)
        {
            _text.Append('{').Append(labels).Append('}');
        }

        _text.Append(' ').Append(value).Append('\n');
    }

    private static string LabelsOf(in MetricPoint point)
    {
        var tags = new List<KeyValuePair<string, object?>>(point.Tags.Count);
        foreach (var tag in point.Tags)
        {
            tags.Add(tag);
        }

        return LabelsOf(tags);
    }

    // Names that become the same share their values, in the order of the names they had.
    private static string LabelsOf(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(',', tags
            .OrderBy(tag => tag.Key, StringComparer.Ordinal)
            .GroupBy(tag => PrometheusName.OfLabel(tag.Key), tag => ValueOf(tag.Value), StringComparer.Ordinal)
            .Select(label => $"{label.Key}=\"{EscapeLabel(string.Join(';', label))}\""));

    private static string ValueOf(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string EscapeLabel(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    private static string EscapeHelp(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Write(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Write(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        double.NaN => "NaN",
        _ => value.ToString("R", CultureInfo.InvariantCulture),
    };
}
