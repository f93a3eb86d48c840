using System.Diagnostics.Metrics;
using KeymapBakery.ServiceDefaults;

namespace KeymapBakery.Jobs.Prebaking;

/// <summary>Counts what compiling ahead comes to.</summary>
internal sealed class PrebakeMetrics
{
    private readonly Counter<long> _keyboards;
    private readonly Histogram<double> _durations;

    public PrebakeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create($"{TelemetryIdentity.SourcePrefix}.Jobs.Prebaking");
        _keyboards = meter.CreateCounter<long>(
            "keymap_bakery.prebake.keyboards", "{keyboard}", "Keyboards compiled ahead, by outcome: succeeded, failed, put_off or skipped.");
        _durations = meter.CreateHistogram<double>(
            "keymap_bakery.prebake.duration", "s", "Time from a keyboard's start to its result, pauses included.");
    }

    /// <summary>A compiler is done with a keyboard.</summary>
    /// <param name="outcome">What it came to.</param>
    /// <param name="duration">How long it took; null when nobody knows.</param>
    public void Ended(string outcome, TimeSpan? duration)
    {
        var tag = KeyValuePair.Create<string, object?>("outcome", outcome);
        _keyboards.Add(1, tag);
        if (duration is { } known)
        {
            _durations.Record(known.TotalSeconds, tag);
        }
    }
}
