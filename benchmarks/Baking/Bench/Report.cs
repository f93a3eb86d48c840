using static System.FormattableString;

namespace KeymapBakery.BakingBench.Bench;

/// <summary>Prints what was measured, and how it stands against the targets.</summary>
internal sealed class Report
{
    private const double ReplayToFloor = 1.5;
    private const double ReplayJobAboveFloor = 0.4;
    private const double ColdToPlainOnAvr = 1 / 3.0;
    private const double ColdToPlainElsewhere = 1 / 2.0;
    private const double Reuse = 0.03;

    private int _met;
    private int _missed;

    /// <summary>Prints one keyboard.</summary>
    public void Add(Subject subject, int rounds)
    {
        var (plain, floor) = (subject.Plain.Median, subject.FloorSeconds.Median);
        var cold = subject.Floor.IsAvr ? ColdToPlainOnAvr : ColdToPlainElsewhere;
        Console.WriteLine();
        Console.WriteLine($"{subject.Keyboard} ({(subject.Floor.IsAvr ? "AVR" : "ARM")})");
        Line("plain qmk compile, cold", subject.Plain, "");
        Line(
            "floor by hand",
            subject.FloorSeconds,
            Invariant($"compile {subject.FloorCompile.Median:F3}, link {subject.FloorLink.Median:F3}"));
        Line("cold, in the compiler", subject.Cold, Ratio(subject.Cold.Median, plain, cold, "plain"));
        Line("cold, POST to finished", subject.ColdJob, "");
        Line("replay, in the compiler", subject.Replay, Ratio(subject.Replay.Median, floor, ReplayToFloor, "floor"));
        Line("replay, POST to finished", subject.ReplayJob, Above(subject.ReplayJob.Median, floor));
        if (subject.Patch.Count > 0)
        {
            Line("patch, in the compiler", subject.Patch, Ratio(subject.Patch.Median, floor, ReplayToFloor, "floor"));
            Line("patch, POST to finished", subject.PatchJob, Above(subject.PatchJob.Median, floor));
        }

        Line("reuse, POST to finished", subject.Reuse, Below(subject.Reuse.Median, Reuse));
        Console.WriteLine($"  floor and service gave the firmware of the plain build in {subject.Identical} of {rounds} rounds");
        if (subject.Unexpected > 0)
        {
            Console.WriteLine($"  {subject.Unexpected} jobs were not baked the way that was to be measured; they are not counted");
        }

        if (subject.LastWords is { } words)
        {
            Console.WriteLine($"  the last replay: {words}");
        }
    }

    /// <summary>Prints the last line.</summary>
    public void End() => Console.WriteLine($"\n{_met} targets met, {_missed} missed");

    private static void Line(string what, Samples samples, string target) => Console.WriteLine(
        $"  {what,-28}{(samples.Median is { } median ? Invariant($"{median:F3} s") : "-"),12}   n={samples.Count,-4}{target}");

    private string Ratio(double? value, double? reference, double target, string name) => value is { } left && reference is { } right
        ? Invariant($"{left / right:F2} x {name}, target {target:F2}: {Judge(left <= target * right)}")
        : "";

    private string Above(double? value, double? floor) => value is { } left && floor is { } right
        ? Invariant(
            $"floor + {left - right:F3} s, target {ReplayJobAboveFloor:F3} s: {Judge(left <= right + ReplayJobAboveFloor)}")
        : "";

    private string Below(double? value, double target) => value is { } seconds
        ? Invariant($"target {target:F3} s: {Judge(seconds < target)}")
        : "";

    private string Judge(bool isMet)
    {
        if (isMet)
        {
            _met++;
            return "met";
        }

        _missed++;
        return "MISSED";
    }
}
