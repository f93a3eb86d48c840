using KeymapBakery.Jobs.Hosting;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Requests;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Callbacks;

/// <summary>
/// Tells receivers of the ends of jobs, again and again until they have heard, up to a number of times. Every replica runs one. A row is taken by
/// putting off its next try in a short transaction, so that nothing is locked while a receiver takes its time, and a replica that dies
/// meanwhile leaves the row to be taken again: a receiver may hear twice, never not at all.
/// </summary>
internal sealed partial class CallbackSender(
    Database database,
    JobReader jobs,
    CallbackDelivery delivery,
    TimeProvider time,
    SchemaState schema,
    IOptions<CallbackOptions> options,
    ILogger<CallbackSender> logger)
    : PeriodicService(options.Value.Interval, schema, logger)
{
    private const int BatchSize = 20;

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await TakeAsync(cancellationToken) is { Count: > 0 } batch)
        {
            await Task.WhenAll(batch.Select(callback => DeliverAsync(callback, cancellationToken)));
        }
    }

    private Task<List<Callback>> TakeAsync(CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var now = time.GetUtcNow();
                var due = await context.Callbacks
                    .FromSql($"""
                        SELECT callbacks.* FROM callbacks
                        JOIN jobs ON jobs.id = callbacks.job_id
                        JOIN builds ON builds.id = jobs.build_id
                        WHERE callbacks.due_at <= {now} AND (jobs.cancelled_at IS NOT NULL OR builds.ended_at IS NOT NULL)
                        ORDER BY callbacks.due_at
                        LIMIT {BatchSize}
                        FOR UPDATE OF callbacks SKIP LOCKED
                        """)
                    .ToListAsync(token);
                foreach (var callback in due)
                {
                    callback.Try(now + DelayAfter(callback.Attempts + 1));
                }

                return due;
            },
            cancellationToken);

    private async Task DeliverAsync(Callback callback, CancellationToken cancellationToken)
    {
        if (await jobs.FindAsync(callback.JobId, includeRunningOutput: false, cancellationToken) is not { } job)
        {
            // Past its retention, and the row with it.
            return;
        }

        var url = new Uri(callback.Url).GetLeftPart(UriPartial.Path);
        if (await delivery.PostAsync(callback, job, cancellationToken) is not var (reason, isHopeless))
        {
            LogDelivered(callback.JobId, url);
            await ForgetAsync(callback, cancellationToken);
        }
        else if (isHopeless || callback.Attempts >= options.Value.MaximumAttempts)
        {
            LogGivenUp(callback.JobId, url, callback.Attempts, reason);
            await ForgetAsync(callback, cancellationToken);
        }
        else
        {
            LogPutOff(callback.JobId, url, reason, callback.DueAt);
        }
    }

    private Task<int> ForgetAsync(Callback callback, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            (context, token) => context.Callbacks.Where(row => row.JobId == callback.JobId).ExecuteDeleteAsync(token), cancellationToken);

    private TimeSpan DelayAfter(int attempts)
    {
        var full = options.Value.FirstDelay * Math.Pow(2, Math.Min(attempts - 1, 30));
        return full < options.Value.LongestDelay ? full : options.Value.LongestDelay;
    }

    [LoggerMessage(LogLevel.Information, "Job {JobId}: {Url} was told of its end.")]
    private partial void LogDelivered(Guid jobId, string url);

    [LoggerMessage(LogLevel.Information, "Job {JobId}: {Url} could not be told of its end: {Reason}. Next try at {DueAt:u}.")]
    private partial void LogPutOff(Guid jobId, string url, string reason, DateTimeOffset dueAt);

    [LoggerMessage(LogLevel.Warning, "Job {JobId}: {Url} will not be told of its end, after {Attempts} attempts: {Reason}.")]
    private partial void LogGivenUp(Guid jobId, string url, int attempts, string reason);
}
