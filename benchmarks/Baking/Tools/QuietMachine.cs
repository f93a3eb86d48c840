using System.Globalization;

namespace KeymapBakery.BakingBench.Tools;

/// <summary>Waits for a moment in which the machine has nothing to do, so that what was begun before is not measured.</summary>
internal static class QuietMachine
{
    private const double Quiet = 0.1;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Returns when less than a tenth of the processors was used for a while, or when patience is at its end.</summary>
    public static async Task WaitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var before = await ReadAsync();
        while (!patience.IsCancellationRequested)
        {
            await Task.Delay(Look, CancellationToken.None);
            var now = await ReadAsync();
            if (now.Idle - before.Idle >= (1 - Quiet) * (now.All - before.All))
            {
                return;
            }

            before = now;
        }
    }

    // The first line of /proc/stat (proc_stat(5)): user, nice, system, idle, iowait, …, in ticks.
    private static async Task<(long Idle, long All)> ReadAsync()
    {
        var ticks = (await File.ReadAllLinesAsync("/proc/stat"))[0]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(tick => long.Parse(tick, CultureInfo.InvariantCulture))
            .ToList();
        return (ticks[3] + ticks[4], ticks.Sum());
    }
}
