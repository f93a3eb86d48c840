namespace KeymapBakery.MetadataBench;

/// <summary>Compares a merged tree with published files.</summary>
internal static class ParityCommand
{
    private const int Shown = 40;

    /// <summary>Prints the first differences and, last, <c>N equal, M differ</c>; 1 when something differs.</summary>
    public static int Run(string tree, string golden)
    {
        var result = Parity.Compare(tree, golden);
        foreach (var difference in result.Differences.Take(Shown))
        {
            Console.WriteLine(difference);
        }

        if (result.Differences.Count > Shown)
        {
            Console.WriteLine($"… and {result.Differences.Count - Shown} more");
        }

        Console.WriteLine($"{result.Equal} equal, {result.Differences.Count} differ");
        return result.Differences.Count == 0 && result.Equal > 0 ? 0 : 1;
    }
}
