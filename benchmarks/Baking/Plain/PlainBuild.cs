namespace KeymapBakery.BakingBench.Plain;

/// <summary>How a plain <c>qmk compile</c> ended.</summary>
/// <param name="FileName">Name of the firmware file; null when there is none.</param>
/// <param name="Firmware">Its content.</param>
/// <param name="Seconds">From the start of qmk to its end.</param>
/// <param name="Output">What was printed.</param>
internal sealed record PlainBuild(string? FileName, byte[] Firmware, double Seconds, string Output);
