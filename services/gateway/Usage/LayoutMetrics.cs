namespace KeymapBakery.Gateway.Usage;

/// <summary>How often layouts were used.</summary>
/// <param name="Layouts">Jobs submitted and reports received, by keyboard and layout.</param>
public sealed record LayoutMetrics(IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Layouts);
