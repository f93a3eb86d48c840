using KeymapBakery.Jobs.Outbox;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RabbitMQ.Client.Exceptions;

namespace KeymapBakery.Jobs.Resending;

/// <summary>
/// Finds builds that wait although the broker has no message of them any more, as after the loss of its disk, and asks for them again. A request
/// that turns out not to have been lost does no harm: a compiler that has the build joins both, and of two that have it the first to end decides.
/// </summary>
internal sealed partial class LostRequests(
    Database database, BrokerQueues broker, IOptions<JobsOptions> options, TimeProvider time, ILogger<LostRequests> logger)
{
    private const int BatchSize = 500;

    // What compilers say of builds may wait, too: then those are not lost.
    private static readonly string[] QueuesToBeEmpty = [Queues.Builds, Queues.BuildEvents];

    /// <summary>Asks again for what is lost.</summary>
    /// <returns>How many builds.</returns>
    public async Task<int> ResendAsync(CancellationToken cancellationToken)
    {
        var latest = time.GetUtcNow() - options.Value.ResendAfter;
        if (!await IsAnythingMissedAsync(latest, cancellationToken) || !await IsBrokerDoneAsync(cancellationToken))
        {
            return 0;
        }

        var (resent, batch) = (0, 0);
        do
        {
            batch = await ResendBatchAsync(latest, cancellationToken);
            resent += batch;
        }
        while (batch == BatchSize);

        if (resent > 0)
        {
            LogResent(resent, options.Value.ResendAfter);
        }

        return resent;
    }

    // While requests are still to be published, those that wait may be among them.
    private Task<bool> IsAnythingMissedAsync(DateTimeOffset latest, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (context, token) => context.Database
                .SqlQuery<bool>($"""
                    SELECT EXISTS (SELECT FROM builds WHERE state = 'queued' AND coalesce(requested_at, created_at) < {latest})
                        AND NOT EXISTS (SELECT FROM outbox WHERE kind = {OutboxKinds.BuildRequestedKind}) AS "Value"
                    """)
                .SingleAsync(token),
            cancellationToken);

    private async Task<bool> IsBrokerDoneAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await broker.AreEmptyAsync(QueuesToBeEmpty, cancellationToken);
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or OperationInterruptedException or IOException)
        {
            LogUnknown(exception.GetBaseException().Message);
            return false;
        }
    }

    private Task<int> ResendBatchAsync(DateTimeOffset latest, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var now = time.GetUtcNow();
                var lost = await context.Database
                    .SqlQuery<Guid>($"""
                        UPDATE builds SET requested_at = {now} WHERE id IN (
                            SELECT id FROM builds WHERE state = 'queued' AND coalesce(requested_at, created_at) < {latest}
                            ORDER BY sequence LIMIT {BatchSize}
                            FOR UPDATE SKIP LOCKED)
                        RETURNING id
                        """)
                    .ToListAsync(token);
                var builds = await context.Builds.AsNoTracking()
                    .Where(build => lost.Contains(build.Id))
                    .OrderBy(build => build.Sequence)
                    .ToListAsync(token);
                builds.ForEach(build => context.Enqueue(BuildRequests.Of(build, now), now));
                return builds.Count;
            },
            cancellationToken);

    [LoggerMessage(LogLevel.Warning, "{Count} builds have waited for more than {Age} although no message of them is left with the broker; they are asked for again.")]
    private partial void LogResent(int count, TimeSpan age);

    [LoggerMessage(LogLevel.Debug, "The broker does not say what waits in its queues: {Reason}")]
    private partial void LogUnknown(string reason);
}
