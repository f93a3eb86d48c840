namespace KeymapBakery.Jobs.Usage;

/// <summary>How often command lines reported from a country.</summary>
/// <param name="Country">The country, two letters.</param>
/// <param name="Reports">The reports.</param>
internal sealed record LocationUse(string Country, long Reports);
