namespace KeymapBakery.MetadataBench;

/// <summary>How a merged tree compares with published files.</summary>
/// <param name="Equal">How many files are equal.</param>
/// <param name="Differences">One line per file that differs: its path, the place in it, and both values.</param>
public sealed record ParityResult(int Equal, IReadOnlyList<string> Differences);
