using System.Diagnostics;

namespace KeymapBakery.Testing;

/// <summary>Runs a program to its end.</summary>
public static class Command
{
    /// <summary>Runs a program and returns what it wrote to standard output; throws with all it wrote when it fails.</summary>
    public static async Task<string> RunAsync(string program, IEnumerable<string> arguments, string? workingDirectory = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory ?? RepositoryRoot.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}:\n{await output}{await errors}");
        }

        return await output;
    }

    /// <summary>Sends a signal by number to a process, or to a whole group when <paramref name="target"/> is negative.</summary>
    public static Task SignalAsync(int signal, int target) => RunAsync("/bin/kill", [$"-{signal}", "--", $"{target}"]);
}
