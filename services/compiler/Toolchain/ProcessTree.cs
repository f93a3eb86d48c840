using System.Globalization;

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>
/// Processes and their descendants, as <c>/proc</c> has them at the moment. A sandbox puts its tools into a session of their own, so that
/// a signal to the process group would not reach them.
/// </summary>
internal static class ProcessTree
{
    /// <summary>The process, unless it has ended, and everything below it, parents first.</summary>
    public static IReadOnlyList<int> Read(int root)
    {
        var children = Processes().ToLookup(process => process.Parent, process => process.Id);
        var found = new List<int>();
        if (Directory.Exists($"/proc/{root.ToString(CultureInfo.InvariantCulture)}"))
        {
            found.Add(root);
        }

        for (var index = 0; index < found.Count; index++)
        {
            found.AddRange(children[found[index]]);
        }

        return found;
    }

    private static IEnumerable<(int Id, int Parent)> Processes()
    {
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(entry.AsSpan()), CultureInfo.InvariantCulture, out var id) && FindParent(entry) is { } parent)
            {
                yield return (id, parent);
            }
        }
    }

    // The fourth field of stat (proc_pid_stat(5)). The second one, a name in parentheses, may hold anything.
    private static int? FindParent(string entry)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(entry, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return int.Parse(fields[1], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or IndexOutOfRangeException or FormatException)
        {
            return null;
        }
    }
}
