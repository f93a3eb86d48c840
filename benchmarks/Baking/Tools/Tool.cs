using System.Diagnostics;

namespace KeymapBakery.BakingBench.Tools;

/// <summary>Runs programs to their end.</summary>
internal static class Tool
{
    /// <summary>Runs a program, whatever its exit code.</summary>
    /// <param name="directory">Where it runs.</param>
    /// <param name="environment">All of its environment; null for this process's own.</param>
    /// <param name="command">Program and arguments.</param>
    public static async Task<ToolResult> RunAsync(
        string directory, IReadOnlyDictionary<string, string>? environment, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }
        }

        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        output += await errors;
        await process.WaitForExitAsync();
        return new ToolResult(process.ExitCode, output, clock.Elapsed.TotalSeconds);
    }

    /// <summary>Runs a program that must succeed, in this process's environment, and returns what it printed, trimmed.</summary>
    /// <exception cref="ToolException">It failed.</exception>
    public static async Task<string> DemandAsync(string directory, params IReadOnlyList<string> command)
    {
        var result = await RunAsync(directory, null, command);
        return result.ExitCode == 0 ? result.Output.Trim() : throw new ToolException(command, result);
    }
}
