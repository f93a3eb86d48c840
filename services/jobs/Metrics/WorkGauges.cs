using System.Diagnostics.Metrics;
using KeymapBakery.Jobs.Hosting;
using KeymapBakery.Jobs.Store;
using KeymapBakery.ServiceDefaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Metrics;

/// <summary>
/// Shows how much there is to do. The database is asked at an interval, not by those who look, and while it does not answer nothing is
/// shown, rather than what was true once. Every replica shows the same.
/// </summary>
internal sealed class WorkGauges : PeriodicService
{
    // Rounds that may fail until what is known is too old to be shown.
    private const int Lifetime = 3;

    private readonly Database _database;
    private readonly JobsOptions _options;
    private readonly TimeProvider _time;
    private Reading? _last;

    public WorkGauges(
        Database database, SchemaState schema, IMeterFactory meters, IOptions<JobsOptions> options, TimeProvider time, ILogger<WorkGauges> logger)
        : base(options.Value.MetricsInterval, schema, logger)
    {
        _database = database;
        _options = options.Value;
        _time = time;
        var meter = meters.Create($"{TelemetryIdentity.SourcePrefix}.Jobs.Work");
        meter.CreateObservableGauge(
            "keymap_bakery.queue.length", () => Observe(work => work.Queued), "{build}", "Builds that wait for a compiler.");
        meter.CreateObservableGauge(
            "keymap_bakery.queue.running", () => Observe(work => work.Running), "{build}", "Builds that compilers work on.");
        meter.CreateObservableGauge(
            "keymap_bakery.queue.oldest.age", () => Observe(work => AgeOf(work.OldestQueued)), "s", "How long the oldest build in the queue has waited; 0 when none waits.");
        meter.CreateObservableGauge(
            "keymap_bakery.outbox.length", () => Observe(work => work.Outbox), "{message}", "Messages that are still to be published.");
        meter.CreateObservableGauge(
            "keymap_bakery.outbox.oldest.age", () => Observe(work => AgeOf(work.OldestMessage)), "s", "How long the oldest message has waited to be published; 0 when none waits.");
        meter.CreateObservableGauge(
            "keymap_bakery.compilers.live", () => Observe(work => work.Compilers), "{compiler}", "Compilers heard from of late.");
        meter.CreateObservableGauge(
            "keymap_bakery.compilers.slots", () => Observe(work => work.Slots), "{slot}", "Builds the compilers heard from of late can work on at once.");
    }

    /// <inheritdoc/>
    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var heardSince = _time.GetUtcNow() - _options.CompilerLifetime;
        var work = await _database.ReadAsync(
            (context, token) => context.Database
                .SqlQuery<WorkSnapshot>($"""
                    SELECT
                        (SELECT count(*) FROM builds WHERE state = 'queued') AS "Queued",
                        (SELECT count(*) FROM builds WHERE state = 'running') AS "Running",
                        (SELECT min(created_at) FROM builds WHERE state = 'queued') AS "OldestQueued",
                        (SELECT count(*) FROM outbox) AS "Outbox",
                        (SELECT min(created_at) FROM outbox) AS "OldestMessage",
                        (SELECT count(*) FROM compilers WHERE last_seen_at >= {heardSince}) AS "Compilers",
                        (SELECT coalesce(sum(slots), 0) FROM compilers WHERE last_seen_at >= {heardSince}) AS "Slots"
                    """)
                .SingleAsync(token),
            cancellationToken);
        Volatile.Write(ref _last, new Reading(work, _time.GetTimestamp()));
    }

    private double AgeOf(DateTimeOffset? since) => since is { } moment ? Math.Max(0, (_time.GetUtcNow() - moment).TotalSeconds) : 0;

    private IEnumerable<Measurement<T>> Observe<T>(Func<WorkSnapshot, T> value)
        where T : struct =>
        Volatile.Read(ref _last) is { } last && _time.GetElapsedTime(last.At) < Lifetime * _options.MetricsInterval
            ? [new Measurement<T>(value(last.Work))]
            : [];

    private sealed record Reading(WorkSnapshot Work, long At);
}
