using System.Globalization;

namespace KeymapBakery.Compiler.Sandboxing;

/// <summary>Limits set by a shell that then becomes the tool.</summary>
internal static class LimitScript
{
    private const int Kibibyte = 1024;

    // POSIX counts the length of files in blocks of this size.
    private const int Block = 512;

    /// <summary>The command line that sets the limits and runs a tool.</summary>
    /// <param name="limits">The limits.</param>
    /// <param name="command">The tool and its arguments.</param>
    /// <param name="countsProcesses">False where processes cannot be counted for the build alone.</param>
    /// <param name="first">Shell commands to run first, each with a semicolon.</param>
    public static IEnumerable<string> Wrap(ToolLimits limits, IEnumerable<string> command, bool countsProcesses, string first = "")
    {
        var processes = countsProcesses ? $"ulimit -p {limits.Processes}; " : "";

        // A limit that is lower already cannot be raised, and need not be. The kernel ends builds first when memory runs out.
        var script = string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            { {{first}}ulimit -c 0; ulimit -t {{Math.Ceiling(limits.CpuTime.TotalSeconds)}}; ulimit -v {{limits.MemoryBytes / Kibibyte}}; ulimit -f {{limits.FileBytes / Block}}; ulimit -n {{limits.OpenFiles}}; {{processes}}echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null
            umask 022
            exec "$@"
            """);
        return ["/bin/sh", "-c", script, "sh", .. command];
    }
}
