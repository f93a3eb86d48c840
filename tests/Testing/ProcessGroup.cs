using System.Globalization;

namespace KeymapBakery.Testing;

/// <summary>What the kernel says about a process group.</summary>
public static class ProcessGroup
{
    private const int StateField = 0;
    private const int GroupField = 2;

    /// <summary>
    /// True while a process of the group runs. Zombies do not count: where there is no init process nobody ever reaps them.
    /// </summary>
    public static bool IsAlive(int group) =>
        Directory.EnumerateDirectories("/proc", "*")
            .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Any(folder => IsAliveIn(group, Path.Combine(folder, "stat")));

    private static bool IsAliveIn(int group, string statFile)
    {
        try
        {
            // The name, in parentheses, may hold anything; the fields after it are fixed (proc(5)).
            var text = File.ReadAllText(statFile);
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return fields[StateField] != "Z" && int.Parse(fields[GroupField], CultureInfo.InvariantCulture) == group;
        }
        catch (IOException)
        {
            // The process has ended in between.
            return false;
        }
    }
}
