namespace KeymapBakery.Testing.Prometheus;

/// <summary>What a metrics page says of one name.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type"><c>counter</c>, <c>gauge</c>, <c>histogram</c>, <c>summary</c> or <c>untyped</c>.</param>
/// <param name="Help">What it is; empty when the page does not say.</param>
/// <param name="Samples">Its lines, in order.</param>
public sealed record MetricFamily(string Name, string Type, string Help, IReadOnlyList<MetricSample> Samples)
{
    /// <summary>The value of the sample with exactly these labels, whatever others it has; throws when there is none or more than one.</summary>
    public double Value(params IReadOnlyList<(string Label, string Value)> labels) =>
        Samples.Single(sample => labels.All(label => sample.Labels.GetValueOrDefault(label.Label) == label.Value)).Value;
}
