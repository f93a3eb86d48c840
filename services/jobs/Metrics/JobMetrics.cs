using System.Diagnostics.Metrics;
using KeymapBakery.Jobs.Model;
using KeymapBakery.ServiceDefaults;

namespace KeymapBakery.Jobs.Metrics;

/// <summary>Counts what becomes of jobs, builds and messages.</summary>
internal sealed class JobMetrics
{
    private static readonly InstrumentAdvice<double> Seconds =
        new() { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600] };

    private readonly Counter<long> _submissions;
    private readonly Counter<long> _ends;
    private readonly Counter<long> _resent;
    private readonly Counter<long> _published;
    private readonly Counter<long> _dropped;
    private readonly Histogram<double> _waits;
    private readonly Histogram<double> _totals;

    public JobMetrics(IMeterFactory meters)
    {
        var meter = meters.Create($"{TelemetryIdentity.SourcePrefix}.Jobs");
        _submissions = meter.CreateCounter<long>(
            "keymap_bakery.job.submissions", "{job}", "Jobs taken in, by what was done for them: a new build, or one joined that was open, or one reused that was finished.");
        _ends = meter.CreateCounter<long>("keymap_bakery.build.ends", "{build}", "Builds that have ended, by state: finished or failed.");
        _resent = meter.CreateCounter<long>(
            "keymap_bakery.build.resent", "{build}", "Builds asked for again because the broker had lost the message.");
        _published = meter.CreateCounter<long>("keymap_bakery.outbox.published", "{message}", "Messages the broker has confirmed.");
        _dropped = meter.CreateCounter<long>("keymap_bakery.outbox.dropped", "{message}", "Messages of the outbox that could not be read.");
        _waits = meter.CreateHistogram(
            "keymap_bakery.build.wait.duration", "s", "Time from asking for a build until a compiler took it.", tags: null, advice: Seconds);
        _totals = meter.CreateHistogram(
            "keymap_bakery.build.total.duration", "s", "Time from asking for a build until its end, by state.", tags: null, advice: Seconds);

        // There from the start, so that the first of each is seen as an increase.
        foreach (var build in new[] { "new", "joined", "finished" })
        {
            _submissions.Add(0, KeyValuePair.Create<string, object?>("build", build));
        }

        foreach (var state in new[] { "finished", "failed" })
        {
            _ends.Add(0, KeyValuePair.Create<string, object?>("state", state));
        }

        _resent.Add(0);
        _published.Add(0);
        _dropped.Add(0);
    }

    /// <summary>Jobs for which builds were made.</summary>
    public void Made(int jobs) => _submissions.Add(jobs, KeyValuePair.Create<string, object?>("build", "new"));

    /// <summary>Jobs that share builds others had asked for.</summary>
    /// <param name="jobs">How many.</param>
    /// <param name="isFinished">True when the builds were finished, false when they were under way.</param>
    public void Shared(int jobs, bool isFinished) =>
        _submissions.Add(jobs, KeyValuePair.Create<string, object?>("build", isFinished ? "finished" : "joined"));

    /// <summary>A compiler has taken a build for the first time.</summary>
    public void Taken(TimeSpan wait) => _waits.Record(Math.Max(0, wait.TotalSeconds));

    /// <summary>A build has reached its final state.</summary>
    public void Ended(Build build)
    {
        var state = KeyValuePair.Create<string, object?>("state", build.State.ToString().ToLowerInvariant());
        _ends.Add(1, state);
        if (build.EndedAt is { } end)
        {
            _totals.Record(Math.Max(0, (end - build.CreatedAt).TotalSeconds), state);
        }
    }

    /// <summary>Builds were asked for again.</summary>
    public void Resent(int builds) => _resent.Add(builds);

    /// <summary>Messages have left the outbox.</summary>
    /// <param name="confirmed">Those the broker has.</param>
    /// <param name="unreadable">Those nobody can ever publish.</param>
    public void Dispatched(int confirmed, int unreadable)
    {
        _published.Add(confirmed);
        _dropped.Add(unreadable);
    }
}
