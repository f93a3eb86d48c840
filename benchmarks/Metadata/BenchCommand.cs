using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.MetadataBench;

/// <summary>Measures merging.</summary>
internal static class BenchCommand
{
    private const int Runs = 7;

    /// <summary>Prints medians of several runs in this process, after the first, and the most memory the process has used.</summary>
    public static int Run(string tree, bool withQmk)
    {
        MergedFirmware? merged = null;
        var (first, firstCpu) = Time(() => merged = FirmwareMerger.Merge(tree));
        var (whole, wholeCpu) = Median(() => merged = FirmwareMerger.Merge(tree));
        var firmware = merged!;
        var names = firmware.Keyboards.Keys.ToList();
        var next = 0;
        var (one, oneCpu) = Median(() =>
        {
            var name = names[next++ * 97 % names.Count];
            firmware = FirmwareMerger.Update(firmware, tree, [$"keyboards/{name}/keyboard.json"]);
        });
        Console.WriteLine($"{names.Count} keyboards on {Environment.ProcessorCount} cores, medians of {Runs} runs");
        Print("whole tree, first run of the process", first, firstCpu);
        Print("whole tree", whole, wholeCpu);
        Print("one keyboard changed", one, oneCpu);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"most memory used",-40} {PeakMegabytes(),8} MB"));
        return withQmk ? RunQmk(tree) : 0;
    }

    private static int RunQmk(string tree)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            using var qmk = Process.Start(new ProcessStartInfo("qmk", "generate-api") { WorkingDirectory = tree })!;
            qmk.WaitForExit();
            Print("qmk generate-api", clock.Elapsed, qmk.TotalProcessorTime);
            return qmk.ExitCode;
        }
        catch (Win32Exception)
        {
            Console.WriteLine("qmk is not installed");
            return 0;
        }
    }

    private static (TimeSpan Wall, TimeSpan Cpu) Median(Action action)
    {
        var times = Enumerable.Range(0, Runs).Select(_ => Time(action)).ToList();
        return (times.Select(time => time.Wall).Order().ElementAt(Runs / 2), times.Select(time => time.Cpu).Order().ElementAt(Runs / 2));
    }

    private static (TimeSpan Wall, TimeSpan Cpu) Time(Action action)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        action();
        return (clock.Elapsed, Environment.CpuUsage.TotalTime - cpu);
    }

    private static void Print(string what, TimeSpan wall, TimeSpan cpu) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-40} {wall.TotalMilliseconds,8:F0} ms   (processor time {cpu.TotalMilliseconds:F0} ms)"));

    private static long PeakMegabytes() => Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024);
}
