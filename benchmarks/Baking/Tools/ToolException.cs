namespace KeymapBakery.BakingBench.Tools;

/// <summary>A program that must succeed has failed.</summary>
internal sealed class ToolException(IReadOnlyList<string> command, ToolResult result)
    : Exception($"{string.Join(' ', command)} ended with {result.ExitCode}:\n{LastLines(result.Output)}")
{
    private static string LastLines(string output) => string.Join('\n', output.TrimEnd().Split('\n').TakeLast(12));
}
