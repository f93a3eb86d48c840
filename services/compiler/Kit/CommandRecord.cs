using System.Globalization;

namespace KeymapBakery.Compiler.Kit;

/// <summary>
/// Reads what the recording programs of <see cref="BuildKit"/> have written: a file for each command, named after its process, and a
/// file <c>order</c> with a line for each. What is there was written inside a build, so nothing about it is taken for granted.
/// </summary>
internal static class CommandRecord
{
    private const int MostCommands = 20_000;
    private const int LongestCommandBytes = 1024 * 1024;

    /// <summary>The commands in the order they were started.</summary>
    /// <exception cref="FormatException">It is not such a record.</exception>
    public static IReadOnlyList<RecordedCommand> Read(string folder)
    {
        var order = Path.Combine(folder, "order");
        if (!IsPlain(order))
        {
            return [];
        }

        var commands = new List<RecordedCommand>();
        foreach (var line in File.ReadLines(order))
        {
            var path = Path.Combine(folder, line);
            if (commands.Count == MostCommands
                || !int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                || !IsPlain(path))
            {
                throw new FormatException($"the record of its commands cannot be read at '{line}'");
            }

            var words = File.ReadAllText(path).Split('\0');
            // Each word ends with a null, so one empty word follows the last.
            commands.Add(new RecordedCommand(words[0], words[1..^1]));
        }

        return commands;
    }

    private static bool IsPlain(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.LinkTarget is null && file.Length is > 0 and <= LongestCommandBytes;
    }
}
