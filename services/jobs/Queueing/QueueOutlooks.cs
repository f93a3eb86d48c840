using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Queueing;

/// <summary>
/// Knows the queue to half a second, or somewhat more when it is very long. However many jobs are asked for, the database is asked for the queue twice a second at most, and not at
/// all while no job that has not ended is asked for.
/// </summary>
internal sealed class QueueOutlooks(Database database, IOptions<JobsOptions> options, TimeProvider time) : IDisposable
{
    // Enough to even out quick replays and slow full builds, few enough to notice a change.
    private const int BuildsMeasured = 50;
    private static readonly TimeSpan MaxAge = TimeSpan.FromMilliseconds(500);

    // A queue so long that reading it takes its time is read no more than a twentieth of the time.
    private const int Rest = 20;

    private readonly SemaphoreSlim _reading = new(1);
    private Reading? _last;

    /// <summary>The queue, half a second old at most, or a little more while another caller is reading it anew.</summary>
    public async ValueTask<QueueOutlook> ReadAsync(CancellationToken cancellationToken)
    {
        var last = Volatile.Read(ref _last);
        if (last is not null && (IsFresh(last) || _reading.CurrentCount == 0))
        {
            return last.Outlook;
        }

        await _reading.WaitAsync(cancellationToken);
        try
        {
            // Another may just have read it.
            if (Volatile.Read(ref _last) is { } read && IsFresh(read))
            {
                return read.Outlook;
            }

            var begun = time.GetTimestamp();
            var outlook = await database.ReadAsync(ReadAsync, cancellationToken);
            Volatile.Write(ref _last, new Reading(outlook, time.GetTimestamp(), time.GetElapsedTime(begun)));
            return outlook;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private bool IsFresh(Reading reading) => time.GetElapsedTime(reading.At) < (MaxAge > reading.Took * Rest ? MaxAge : reading.Took * Rest);

    private async Task<QueueOutlook> ReadAsync(JobsContext context, CancellationToken cancellationToken)
    {
        var queued = await context.Builds.Where(build => build.State == BuildState.Queued)
            .OrderBy(build => build.Sequence)
            .Select(build => build.Sequence)
            .ToArrayAsync(cancellationToken);
        var running = await context.Builds.CountAsync(build => build.State == BuildState.Running, cancellationToken);
        var heardSince = time.GetUtcNow() - options.Value.CompilerLifetime;
        var slots = await context.Compilers.Where(compiler => compiler.LastSeenAt >= heardSince)
            .SumAsync(compiler => compiler.Slots, cancellationToken);
        // Those that were given up say how patient we are, not how long a build takes.
        var seconds = await context.Database
            .SqlQuery<double?>(
                $"""
                SELECT avg(extract(epoch FROM ended_at - started_at))::double precision AS "Value" FROM (
                    SELECT started_at, ended_at FROM builds
                    WHERE state IN ('finished', 'failed') AND return_code >= 0 AND started_at IS NOT NULL
                    ORDER BY ended_at DESC
                    LIMIT {BuildsMeasured}) AS recent
                """)
            .SingleAsync(cancellationToken);
        return new QueueOutlook(queued, running, slots, seconds is { } mean ? TimeSpan.FromSeconds(Math.Max(0, mean)) : null);
    }

    private sealed record Reading(QueueOutlook Outlook, long At, TimeSpan Took);
}
