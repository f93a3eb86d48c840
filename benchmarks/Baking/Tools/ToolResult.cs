namespace KeymapBakery.BakingBench.Tools;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">What it printed, to both streams.</param>
/// <param name="Seconds">From its start to its end.</param>
internal sealed record ToolResult(int ExitCode, string Output, double Seconds);
