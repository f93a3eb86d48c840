using System.Runtime.InteropServices;

namespace KeymapBakery.ApiBench;

/// <summary>Says what was measured, and whether it is what it should be.</summary>
internal sealed class Report(IReadOnlyList<Measurement> measurements)
{
    private const double LeastPerSecond = 20_000;
    private const double LeastPollRatio = 10;
    private const double LeastLatencyRatio = 5;
    private const double LeastSubmissionRatio = 2;

    /// <summary>Prints a table and the ratios; false when a target is missed, or there were errors.</summary>
    public bool Print()
    {
        Console.WriteLine();
        Console.WriteLine($"Medians, wrk with 2 threads and 32 connections, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}");
        foreach (var measurement in measurements)
        {
            Console.WriteLine(
                $"{measurement.Name,-22} {measurement.PerSecond,8:0}/s  p50 {measurement.Half,7:0.00} ms  p99 {measurement.Slowest,7:0.00} ms  {measurement.Errors} errors");
        }

        var met = measurements.All(measurement => measurement.Errors == 0);
        met &= Judge("keyboard_list.json", Find("keyboard_list.json")!.PerSecond, LeastPerSecond, "/s");
        met &= Judge("info.json", Find("info.json")!.PerSecond, LeastPerSecond, "/s");
        if (Find("original poll") is { } poll && Find("original submission") is { } submission)
        {
            met &= Judge("polls, requests a second", Find("poll")!.PerSecond / poll.PerSecond, LeastPollRatio, " × original");
            met &= Judge("polls, p99 of the original", poll.Slowest / Find("poll")!.Slowest, LeastLatencyRatio, " × ours");
            met &= Judge("submissions", Find("submission")!.PerSecond / submission.PerSecond, LeastSubmissionRatio, " × original");
        }

        return met;
    }

    private Measurement? Find(string name) => measurements.FirstOrDefault(measurement => measurement.Name == name);

    private static bool Judge(string what, double measured, double least, string unit)
    {
        var met = measured >= least;
        Console.WriteLine($"{what}: {measured:0.##}{unit}, to be at least {least:0.##}: {(met ? "met" : "MISSED")}");
        return met;
    }
}
