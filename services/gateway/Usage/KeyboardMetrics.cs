namespace KeymapBakery.Gateway.Usage;

/// <summary>How often keyboards were used.</summary>
/// <param name="Keyboards">Jobs submitted and reports received, by keyboard.</param>
public sealed record KeyboardMetrics(IReadOnlyDictionary<string, long> Keyboards);
