namespace KeymapBakery.Operations.Tests;

/// <summary>The operators' manual, <c>docs/operations.md</c>.</summary>
internal static class Manual
{
    /// <summary>Its lines.</summary>
    public static IReadOnlyList<string> Lines { get; } = File.ReadAllLines(RepositoryRoot.Of("docs/operations.md"));

    /// <summary>What links to its sections end with, as GitHub makes them.</summary>
    public static IReadOnlySet<string> Anchors { get; } = Lines.Where(line => line.StartsWith('#')).Select(AnchorOf).ToHashSet();

    /// <summary>The rows of all its tables whose head begins with these cells, cell by cell.</summary>
    public static IEnumerable<string[]> RowsOfTables(params IReadOnlyList<string> head)
    {
        var isInside = false;
        foreach (var line in Lines)
        {
            var cells = CellsOf(line);
            if (cells is null)
            {
                isInside = false;
            }
            else if (isInside && !cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                yield return cells;
            }
            else if (!isInside)
            {
                isInside = cells.Length >= head.Count && cells.Take(head.Count).SequenceEqual(head);
            }
        }
    }

    /// <summary>A cell without the marks of code around it.</summary>
    public static string TextOf(string cell) => cell.Trim('`');

    private static string AnchorOf(string heading) =>
        string.Concat(heading.TrimStart('#').Trim().ToLowerInvariant().Where(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '_')).Replace(' ', '-');

    private static string[]? CellsOf(string line) =>
        line.StartsWith('|') ? [.. line.Trim().Trim('|').Split('|').Select(cell => cell.Trim())] : null;
}
