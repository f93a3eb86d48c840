using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Requests;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Administration;

/// <summary>The builds that have not ended, as a whole.</summary>
internal sealed class QueuedWork(Database database, TimeProvider time)
{
    private const int BatchSize = 200;

    /// <summary>Builds that are worked on, the longest first, then those that wait, in their order.</summary>
    /// <param name="limit">Most builds to list.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<List<OpenBuild>> ListAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var running = await ListAsync(
                    context,
                    context.Builds.Where(build => build.State == BuildState.Running).OrderBy(build => build.StartedAt).Take(limit),
                    token);
                var queued = await ListAsync(
                    context,
                    context.Builds.Where(build => build.State == BuildState.Queued).OrderBy(build => build.Sequence).Take(limit - running.Count),
                    token);
                return running.Concat(queued).ToList();
            },
            cancellationToken);

    /// <summary>
    /// Cancels every job whose build waits for a compiler, and those builds. Builds that somebody is changing at this moment are left to
    /// them.
    /// </summary>
    public async Task<(int Jobs, int Builds)> CancelAsync(CancellationToken cancellationToken)
    {
        // What is submitted from now on is not meant, or this might never end.
        var last = await database.ReadAsync(
            (context, token) => context.Builds.Where(build => build.State == BuildState.Queued).MaxAsync(build => (long?)build.Sequence, token),
            cancellationToken) ?? 0;
        var (jobs, builds, cancelled) = (0, 0, 0);
        do
        {
            (var wanted, cancelled) = await CancelBatchAsync(last, cancellationToken);
            jobs += wanted;
            builds += cancelled;
        }
        while (cancelled == BatchSize);

        return (jobs, builds);
    }

    private Task<(int Jobs, int Builds)> CancelBatchAsync(long last, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var ids = await context.Database
                    .SqlQuery<Guid>($"""
                        SELECT id FROM builds WHERE state = 'queued' AND sequence <= {last}
                        ORDER BY sequence LIMIT {BatchSize}
                        FOR UPDATE SKIP LOCKED
                        """)
                    .ToListAsync(token);
                var now = time.GetUtcNow();
                var jobs = await context.Jobs.Where(job => ids.Contains(job.BuildId) && job.CancelledAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(job => job.CancelledAt, now), token);
                foreach (var build in await context.Builds.Where(build => ids.Contains(build.Id)).ToListAsync(token))
                {
                    await context.CancelAsync(build, now, token);
                }

                return (jobs, ids.Count);
            },
            cancellationToken);

    private static Task<List<OpenBuild>> ListAsync(JobsContext context, IQueryable<Build> builds, CancellationToken cancellationToken) =>
        builds.AsNoTracking()
            .Select(build => new OpenBuild(
                build.Id,
                build.State,
                build.Keyboard,
                build.Keymap,
                build.Branch,
                build.CreatedAt,
                build.StartedAt,
                build.Worker,
                context.Jobs.Count(job => job.BuildId == build.Id && job.CancelledAt == null)))
            .ToListAsync(cancellationToken);
}
