using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace KeymapBakery.Testing.Prometheus;

/// <summary>
/// Reads the text format of Prometheus, version 0.0.4, and refuses with a <see cref="FormatException"/> what breaks any of its rules, those on order and
/// histograms included (https://prometheus.io/docs/instrumenting/exposition_formats/).
/// </summary>
public static partial class MetricsText
{
    private static readonly string[] Types = ["counter", "gauge", "histogram", "summary", "untyped"];

    /// <summary>All families, by name.</summary>
    public static IReadOnlyDictionary<string, MetricFamily> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Require(text.EndsWith('\n'), "the last line does not end");
        Require(!text.Contains('\r', StringComparison.Ordinal), "lines end with more than a line feed");
        var families = new Dictionary<string, MetricFamily>(StringComparer.Ordinal);
        foreach (var line in text[..^1].Split('\n').Where(line => line.Length > 0))
        {
            if (line.StartsWith("# HELP ", StringComparison.Ordinal))
            {
                var (name, help) = Split(line["# HELP ".Length..]);
                Require(families.TryAdd(name, new MetricFamily(name, "", Unescape(help, isLabel: false), [])), $"{name} is told of twice");
            }
            else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
            {
                var (name, type) = Split(line["# TYPE ".Length..]);
                Require(Types.Contains(type), $"{type} is no type");
                var known = families.GetValueOrDefault(name) ?? new MetricFamily(name, "", "", []);
                Require(known.Type.Length == 0 && known.Samples.Count == 0, $"{name} has its type twice, or after its samples");
                families[name] = known with { Type = type };
            }
            else if (!line.StartsWith('#'))
            {
                Add(families, ParseSample(line));
            }
        }

        foreach (var family in families.Values)
        {
            Check(family);
        }

        return families;
    }

    private static (string Name, string Text) Split(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        Require(space > 0, $"nothing is said of {text}");
        Require(MetricName().IsMatch(text[..space]), $"{text[..space]} is no name");
        return (text[..space], text[(space + 1)..]);
    }

    // Samples of a family stand together.
    private static void Add(Dictionary<string, MetricFamily> families, MetricSample sample)
    {
        var last = families.Keys.LastOrDefault() ?? throw new FormatException($"{sample.Name} comes before its type");
        var family = families[last];
        string[] endings = family.Type switch { "histogram" => ["_bucket", "_sum", "_count"], "summary" => ["", "_sum", "_count"], _ => [""] };
        Require(family.Type.Length > 0, $"{last} has no type");
        Require(endings.Any(ending => sample.Name == last + ending), $"{sample.Name} stands among the samples of {last}");
        families[last] = family with { Samples = [.. family.Samples, sample] };
    }

    private static MetricSample ParseSample(string line)
    {
        var match = Sample().Match(line);
        Require(match.Success, $"this is no sample: {line}");
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        var rest = match.Groups["labels"].Value;
        var covered = 0;
        foreach (Match label in Label().Matches(rest))
        {
            Require(label.Index == covered, $"these are no labels: {rest}");
            covered = label.Index + label.Length;
            Require(labels.TryAdd(label.Groups["name"].Value, Unescape(label.Groups["value"].Value, isLabel: true)), $"a label stands twice: {line}");
        }

        Require(covered == rest.Length, $"these are no labels: {rest}");
        return new MetricSample(match.Groups["name"].Value, labels, ParseValue(match.Groups["value"].Value));
    }

    private static double ParseValue(string text) => text switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new FormatException($"{text} is no value"),
    };

    private static string Unescape(string text, bool isLabel)
    {
        var plain = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] != '\\')
            {
                plain.Append(text[index]);
                continue;
            }

            index++;
            Require(index < text.Length, $"an escape has no end: {text}");
            plain.Append(text[index] switch
            {
                '\\' => '\\',
                'n' => '\n',
                '"' when isLabel => '"',
                var c => throw new FormatException($"\\{c} means nothing: {text}"),
            });
        }

        return plain.ToString();
    }

    private static void Check(MetricFamily family)
    {
        Require(family.Samples.Count > 0, $"{family.Name} has no samples");
        var series = family.Samples.Select(sample => $"{sample.Name}{{{Text(sample.Labels)}}}").ToList();
        Require(series.Distinct().Count() == series.Count, $"{family.Name} has the same sample twice");
        Require(family.Type != "counter" || family.Samples.All(sample => sample.Value >= 0), $"{family.Name} counts below zero");
        if (family.Type == "histogram")
        {
            foreach (var histogram in family.Samples.GroupBy(sample => Text(sample.Labels.Where(label => label.Key != "le"))))
            {
                CheckHistogram(family.Name, [.. histogram]);
            }
        }
    }

    private static void CheckHistogram(string name, IReadOnlyList<MetricSample> samples)
    {
        var buckets = samples.Where(sample => sample.Name == $"{name}_bucket").ToList();
        var bounds = buckets.ConvertAll(bucket => ParseValue(bucket.Labels["le"]));
        Require(bounds.SequenceEqual(bounds.Order()) && bounds.Count > 0 && double.IsPositiveInfinity(bounds[^1]), $"{name} has buckets out of order, or not all");
        Require(buckets.Select(bucket => bucket.Value).SequenceEqual(buckets.Select(bucket => bucket.Value).Order()), $"{name} does not add its buckets up");
        Require(samples.Count(sample => sample.Name == $"{name}_sum") == 1, $"{name} has no sum");
        Require(samples.Single(sample => sample.Name == $"{name}_count").Value.Equals(buckets[^1].Value), $"{name} counts other than its buckets");
    }

    private static string Text(IEnumerable<KeyValuePair<string, string>> labels) =>
        string.Join(',', labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new FormatException($"Not a metrics page: {otherwise}.");
        }
    }

    [GeneratedRegex(@"\A[a-zA-Z_:][a-zA-Z0-9_:]*\z")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"\A(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? (?<value>[^ ]+)( (?<time>-?[0-9]+))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();

    [GeneratedRegex("""\G(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>([^"\\]|\\.)*)"(,(?!\z)|\z)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();
}
