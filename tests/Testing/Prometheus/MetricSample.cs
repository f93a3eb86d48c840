namespace KeymapBakery.Testing.Prometheus;

/// <summary>One line of a metrics page.</summary>
/// <param name="Name">Its name, endings such as <c>_bucket</c> included.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Value">Its value.</param>
public sealed record MetricSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
