using System.Text;

namespace KeymapBakery.Compiler.Toolchain;

/// <summary>
/// Finds and kills processes that belong to a directory: those whose <c>HOME</c> lies in it. Every process this service
/// starts gets such a home, and children inherit it, so that a process is found even after it left its process group,
/// lost its parent, or outlived a killed service. Process ids are never remembered, so none can be mistaken.
/// </summary>
internal static class LeftoverProcesses
{
    private const int Rounds = 10;

    /// <summary>Kills all processes whose home is <paramref name="directory"/> or lies below it.</summary>
    /// <returns>How many were killed.</returns>
    public static int Kill(string directory)
    {
        var killed = 0;
        // A process may fork between being listed and being killed.
        for (var round = 0; round < Rounds; round++)
        {
            var found = Find(directory).ToList();
            if (found.Count == 0)
            {
                break;
            }

            found.ForEach(process => ProcessSignal.Send(process, ProcessSignal.Kill));
            killed += found.Count;
            Thread.Yield();
        }

        return killed;
    }

    private static IEnumerable<int> Find(string directory)
    {
        foreach (var entry in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(entry.AsSpan()), out var process)
                && process != Environment.ProcessId
                && HasHomeIn(entry, directory))
            {
                yield return process;
            }
        }
    }

    private static bool HasHomeIn(string entry, string directory)
    {
        try
        {
            // Empty for a process that has ended and is only waited for.
            var environment = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(entry, "environ")));
            return environment.Split('\0').Any(variable =>
                variable == $"HOME={directory}" || variable.StartsWith($"HOME={directory}/", StringComparison.Ordinal));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
