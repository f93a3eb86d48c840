using System.Diagnostics;
using System.Diagnostics.Metrics;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Messages;

namespace KeymapBakery.Compiler.Telemetry;

/// <summary>Tells of attempts at builds: each is a span with its phases below it, and a measurement by strategy and result.</summary>
internal sealed class BuildTelemetry
{
    private const string None = "none";

    private readonly Histogram<double> _durations;

    public BuildTelemetry(IMeterFactory meters) =>
        _durations = meters.Create(CompilerSource.Name).CreateHistogram(
            "keymap_bakery.build.duration",
            "s",
            "Time from a compiler's taking a build until its result is uploaded, by strategy (full, template, replay, patch; none when it came to none) and result (finished, failed).",
            tags: null,
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 60, 120, 300, 900],
            });

    /// <summary>An attempt begins. The span ends when it is disposed of; null when nobody wants to know.</summary>
    public static Activity? Begin(BuildRequested request, Guid attemptId)
    {
        var activity = CompilerSource.Activities.StartActivity("build");
        activity?.SetTag("keymap_bakery.build.id", request.BuildId.ToString());
        activity?.SetTag("keymap_bakery.build.attempt.id", attemptId.ToString());
        activity?.SetTag("keymap_bakery.keyboard", request.Keyboard);
        return activity;
    }

    /// <summary>An attempt has come to its end and its result is uploaded.</summary>
    /// <param name="activity">Its span.</param>
    /// <param name="baked">How it was baked.</param>
    /// <param name="finished">The result.</param>
    public void End(Activity? activity, BakeResult baked, BuildFinished finished)
    {
        var strategy = baked.ReturnCode == BakeResult.NotRun ? None : baked.Strategy;
        var result = finished.Succeeded ? "finished" : "failed";
        _durations.Record(
            (finished.FinishedAt - finished.StartedAt).TotalSeconds,
            KeyValuePair.Create<string, object?>("strategy", strategy),
            KeyValuePair.Create<string, object?>("result", result));
        activity?.SetTag("keymap_bakery.build.strategy", strategy);
        activity?.SetTag("keymap_bakery.build.result", result);
        activity?.SetTag("keymap_bakery.build.return_code", finished.ReturnCode);
        activity?.SetTag("keymap_bakery.firmware.commit", finished.Commit);
    }
}
