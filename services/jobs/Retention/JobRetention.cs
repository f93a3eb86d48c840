using KeymapBakery.Jobs.Store;
using KeymapBakery.Jobs.Usage;
using KeymapBakery.Messages;
using KeymapBakery.ObjectStorage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Retention;

/// <summary>
/// Deletes jobs some time after they have ended, and with the last job of a build the build and its artifacts. Cut short anywhere,
/// the next round takes up the rest; rounds at the same time share the work.
/// </summary>
internal sealed partial class JobRetention(
    Database database,
    IObjectStore objects,
    SourceRetention sources,
    UsageCounts usage,
    TimeProvider time,
    IOptions<JobsOptions> options,
    ILogger<JobRetention> logger)
{
    private const int BatchSize = 200;
    private static readonly TimeSpan CompilerRetention = TimeSpan.FromDays(1);

    /// <summary>Deletes all there is to delete now.</summary>
    public async Task<RetentionRound> RunAsync(CancellationToken cancellationToken)
    {
        var (jobs, builds, batch) = (0, 0, 0);
        do
        {
            batch = await DeleteExpiredJobsAsync(cancellationToken);
            jobs += batch;
        }
        while (batch == BatchSize);

        for (var after = Guid.Empty; await WithdrawUnwantedBuildsAsync(after, cancellationToken) is [.., var last] unwanted; after = last)
        {
            foreach (var buildId in unwanted)
            {
                builds += await DeleteBuildAsync(buildId, cancellationToken) ? 1 : 0;
            }
        }

        var commits = await sources.DeleteUnusedAsync(cancellationToken);
        await usage.DeleteOldAsync(cancellationToken);
        await database.ChangeAsync(
            (context, token) => context.Compilers
                .Where(compiler => compiler.LastSeenAt < time.GetUtcNow() - CompilerRetention)
                .ExecuteDeleteAsync(token),
            cancellationToken);
        return new RetentionRound(jobs, builds, commits);
    }

    // Their number goes to the usage of their hour.
    private Task<int> DeleteExpiredJobsAsync(CancellationToken cancellationToken)
    {
        var expired = time.GetUtcNow() - options.Value.Retention;
        return database.ChangeAsync(
            async (context, token) =>
            {
                var deleted = await context.Database
                    .SqlQuery<int>($"""
                        WITH deleted AS (
                            DELETE FROM jobs WHERE id IN (
                                SELECT jobs.id FROM jobs JOIN builds ON builds.id = jobs.build_id
                                WHERE jobs.created_at < {expired} AND COALESCE(jobs.cancelled_at, builds.ended_at) < {expired}
                                ORDER BY jobs.created_at
                                LIMIT {BatchSize}
                                FOR UPDATE OF jobs SKIP LOCKED)
                            RETURNING date_trunc('hour', created_at, 'UTC') AS hour, keyboard, layout),
                        counted AS (
                            INSERT INTO keyboard_usage
                            SELECT hour, 'job', 'compile', keyboard, layout, count(*) FROM deleted
                            GROUP BY hour, keyboard, layout ORDER BY hour, keyboard, layout
                            ON CONFLICT (hour, origin, action, keyboard, layout) DO UPDATE SET count = keyboard_usage.count + excluded.count)
                        SELECT count(*)::integer FROM deleted
                        """)
                    .ToListAsync(token);
                return deleted.Single();
            },
            cancellationToken);
    }

    /// <summary>
    /// Ended builds without a job, in the order of their identities, after making sure that no job can come to share them any more.
    /// </summary>
    private Task<List<Guid>> WithdrawUnwantedBuildsAsync(Guid after, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var candidates = await context.Database
                    .SqlQuery<Guid>($"""
                        SELECT id FROM builds
                        WHERE id > {after} AND ended_at IS NOT NULL
                            AND NOT EXISTS (SELECT FROM jobs WHERE jobs.build_id = builds.id)
                        ORDER BY id
                        LIMIT {BatchSize}
                        FOR UPDATE SKIP LOCKED
                        """)
                    .ToListAsync(token);

                // Only now that nobody can join them: a job may have come between the look for jobs and the lock.
                var wanted = await context.Jobs.Where(job => candidates.Contains(job.BuildId)).Select(job => job.BuildId).ToListAsync(token);
                var unwanted = candidates.Except(wanted).ToList();
                await context.Builds.Where(build => unwanted.Contains(build.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(build => build.Key, (string?)null), token);
                return unwanted;
            },
            cancellationToken);

    private async Task<bool> DeleteBuildAsync(Guid buildId, CancellationToken cancellationToken)
    {
        try
        {
            // The row goes last: as long as it is there, the artifacts are not forgotten.
            await objects.DeletePrefixAsync(ArtifactKeys.BuildPrefix(buildId), cancellationToken);
            await database.ChangeAsync(
                (context, token) => context.Builds.Where(build => build.Id == buildId).ExecuteDeleteAsync(token), cancellationToken);
            LogDeleted(buildId);
            return true;
        }
        catch (Exception exception) when (exception is not StoreUnavailableException && !cancellationToken.IsCancellationRequested)
        {
            LogKept(exception, buildId);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Build {BuildId}: deleted with its artifacts, as no job has it any more.")]
    private partial void LogDeleted(Guid buildId);

    [LoggerMessage(LogLevel.Warning, "Build {BuildId}: could not be deleted with its artifacts; will be tried again.")]
    private partial void LogKept(Exception exception, Guid buildId);
}
