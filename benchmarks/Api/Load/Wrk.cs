using System.Diagnostics;
using System.Globalization;

namespace KeymapBakery.ApiBench.Load;

/// <summary>Runs wrk: two threads, 32 connections, each asking again as soon as it is answered.</summary>
internal sealed class Wrk
{
    private const string ResultPrefix = "result ";

    private readonly Uri _url;
    private readonly string? _keymap;

    private Wrk(Uri url, string? keymap) => (_url, _keymap) = (url, keymap);

    /// <summary>Asks for the same URL again and again.</summary>
    public static Wrk Get(Uri url) => new(url, keymap: null);

    /// <summary>Posts keymaps like the one in a file, each of them unlike all others.</summary>
    public static Wrk Post(Uri url, string keymap) => new(url, keymap);

    /// <summary>Does so for some seconds.</summary>
    /// <exception cref="InvalidOperationException">wrk did not work.</exception>
    public async Task<LoadResult> RunAsync(int seconds)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Load", "requests.lua");
        var start = new ProcessStartInfo("wrk", ["-t2", "-c32", $"-d{seconds}s", "-s", script, _url.AbsoluteUri]) { RedirectStandardOutput = true };
        if (_keymap is not null)
        {
            start.ArgumentList.Add("--");
            start.ArgumentList.Add(_keymap);
            // No two runs submit the same keymap.
            start.ArgumentList.Add(Random.Shared.Next(1 << 20).ToString(CultureInfo.InvariantCulture));
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith(ResultPrefix, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk ended with {process.ExitCode}:\n{output}");
        return Read([.. line[ResultPrefix.Length..].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]);
    }

    // What `done` in requests.lua writes; times in microseconds.
    private static LoadResult Read(double[] numbers)
    {
        var (requests, duration, half, slowest, errors) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
        return new LoadResult((long)requests, (requests - errors) * 1e6 / duration, half / 1e3, slowest / 1e3, (long)errors);
    }
}
