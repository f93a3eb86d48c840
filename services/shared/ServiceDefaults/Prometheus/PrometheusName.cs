using System.Text;
using OpenTelemetry.Metrics;

namespace KeymapBakery.ServiceDefaults.Prometheus;

/// <summary>
/// Names of metrics and labels in Prometheus, as OpenTelemetry derives them from its own
/// (https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/): <c>keymap_bakery.build.duration</c> in <c>s</c> is
/// <c>keymap_bakery_build_duration_seconds</c>.
/// </summary>
internal static class PrometheusName
{
    /// <summary>Name of a family of samples.</summary>
    public static string Of(Metric metric)
    {
        var isCounter = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        var isGauge = metric.MetricType is MetricType.LongGauge or MetricType.DoubleGauge;
        var name = Clean(metric.Name);
        // The end of a counter's name comes after its unit.
        if (isCounter && name.EndsWith("_total", StringComparison.Ordinal))
        {
            name = name[..^"_total".Length];
        }

        if (UnitOf(metric.Unit, isGauge) is { Length: > 0 } unit && !name.EndsWith(unit, StringComparison.Ordinal))
        {
            name = $"{name}_{unit}";
        }

        return isCounter ? $"{name}_total" : name;
    }

    /// <summary>Name of a label; colons are for metrics only.</summary>
    public static string OfLabel(string name) => Clean(name).Replace(':', '_');

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length + 1);
        foreach (var c in name)
        {
            if (clean.Length == 0 && char.IsAsciiDigit(c))
            {
                clean.Append('_');
            }

            var isAllowed = char.IsAsciiLetterOrDigit(c) || c == ':';
            if (isAllowed || clean.Length == 0 || clean[^1] != '_')
            {
                clean.Append(isAllowed ? c : '_');
            }
        }

        return clean.ToString();
    }

    // Units are those of UCUM; in braces stands what is counted, which is no unit.
    private static string UnitOf(string? unit, bool isGauge) => unit switch
    {
        null or "" => "",
        ['{', ..] => "",
        "1" => isGauge ? "ratio" : "",
        _ when unit.Split('/', 2) is [var each, var time] => $"{WordOf(each)}_per_{WordOf(time).TrimEnd('s')}".TrimStart('_'),
        _ => WordOf(unit),
    };

    private static string WordOf(string unit) => unit switch
    {
        "d" => "days",
        "h" => "hours",
        "min" => "minutes",
        "s" => "seconds",
        "ms" => "milliseconds",
        "us" => "microseconds",
        "ns" => "nanoseconds",
        "By" => "bytes",
        "KiBy" => "kibibytes",
        "MiBy" => "mebibytes",
        "GiBy" => "gibibytes",
        "%" => "percent",
        "Cel" => "celsius",
        ['{', ..] => "",
        _ => Clean(unit),
    };
}
