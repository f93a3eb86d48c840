namespace KeymapBakery.Gateway.Usage;

/// <summary>Where command lines reported from.</summary>
/// <param name="Locations">Reports received, by country (two letters); empty when locations are not counted.</param>
public sealed record LocationMetrics(IReadOnlyDictionary<string, long> Locations);
