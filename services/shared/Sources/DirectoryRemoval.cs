using System.Diagnostics;

namespace KeymapBakery.Sources;

/// <summary>Deletes directories that builds have written to.</summary>
public static class DirectoryRemoval
{
    /// <summary>
    /// Deletes a directory with all in it; links are removed and not followed. A build may have made directories that even
    /// their owner must not enter, or nested them deeper than a path can say.
    /// </summary>
    public static void Remove(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            // They work from directory to directory, so no path is too long for them.
            Run("chmod", "-R", "u+rwx", directory);
            Run("rm", "-rf", directory);
            if (Directory.Exists(directory))
            {
                throw;
            }
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, [.. arguments[..^1], "--", arguments[^1]]) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
    }
}
