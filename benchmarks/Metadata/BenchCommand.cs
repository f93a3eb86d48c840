using System.Diagnostics;
using System.Globalization;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.MetadataBench;

/// <summary>Measures merging.</summary>
internal static class BenchCommand
{
    private const int Runs = 7;

    /// <summary>Prints medians of several runs in this process, after the first, and the most memory the process has used.</summary>
    public static int Run(string tree)
    {
        var clock = Stopwatch.StartNew();
        var firmware = FirmwareMerger.Merge(tree);
        var first = clock.Elapsed;
        var whole = Measure(() => firmware = FirmwareMerger.Merge(tree));
        var names = firmware.Keyboards.Keys.ToList();
        var next = 0;
        var one = Measure(() => firmware = FirmwareMerger.Update(firmware, tree, [$"keyboards/{names[next++ * 97 % names.Count]}/keyboard.json"]));
        Console.WriteLine($"{names.Count} keyboards on {Environment.ProcessorCount} cores, medians of {Runs} runs");
        Print("whole tree, first run of the process", first);
        Print("whole tree", whole);
        Print("one keyboard changed", one);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"most memory used",-40} {PeakMegabytes(),8} MB"));
        return 0;
    }

    private static TimeSpan Measure(Action action)
    {
        var times = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            var clock = Stopwatch.StartNew();
            action();
            times.Add(clock.Elapsed);
        }

        times.Sort();
        return times[Runs / 2];
    }

    private static void Print(string what, TimeSpan time) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-40} {time.TotalMilliseconds,8:F0} ms"));

    private static long PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024);
}
