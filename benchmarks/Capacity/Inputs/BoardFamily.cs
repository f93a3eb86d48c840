namespace KeymapBakery.CapacityBench.Inputs;

/// <summary>Keyboards whose builds take about the same time.</summary>
/// <param name="Name">What they have in common.</param>
/// <param name="Share">Part of the builds that is for them; all families together have 1.</param>
/// <param name="ReplaySeconds">Mean time a compiler bakes a keymap of a known shape, patched or replayed.</param>
/// <param name="FullSeconds">Mean time of a full compile.</param>
internal sealed record BoardFamily(string Name, double Share, double ReplaySeconds, double FullSeconds);
