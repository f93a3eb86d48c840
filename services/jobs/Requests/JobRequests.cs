using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Outbox;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Requests;

/// <summary>What clients may ask for: a keymap to be compiled, and that it be compiled no longer.</summary>
internal sealed class JobRequests(Database database, FirmwareVersions firmware, TimeProvider time)
{
    /// <summary>
    /// Makes a job, and a build for it unless one for the same work is under way or done. The same identity again is the same job.
    /// </summary>
    /// <exception cref="KeymapConflictException">The identity belongs to a job for something else.</exception>
    public Task<JobSnapshot> SubmitAsync(Guid jobId, KeymapRequest request, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var now = time.GetUtcNow();
                var existing = await context.Jobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == jobId, token);
                if (existing is null)
                {
                    var build = await FindOrQueueBuildAsync(context, request, now, token);
                    context.Jobs.Add(Job.Create(jobId, request, build, now));
                    await context.SaveChangesAsync(token);
                }
                else if (existing.Fingerprint != request.Fingerprint())
                {
                    throw new KeymapConflictException(jobId);
                }

                return (await JobReader.FindAsync(context, jobId, includeRunningOutput: false, token))!;
            },
            cancellationToken);

    /// <summary>
    /// Cancels a job that has not ended, and its build when no other job wants it. Null when there is no such job.
    /// </summary>
    public Task<JobSnapshot?> CancelAsync(Guid jobId, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var buildId = await context.Jobs.Where(job => job.Id == jobId).Select(job => (Guid?)job.BuildId)
                    .SingleOrDefaultAsync(token);
                if (buildId is null || await context.LockBuildAsync(buildId.Value, token) is not { } build)
                {
                    return null;
                }

                var job = await context.Jobs.SingleOrDefaultAsync(job => job.Id == jobId, token);
                if (job is not null && job.Cancel(time.GetUtcNow()))
                {
                    await CancelUnwantedAsync(context, build, jobId, token);
                    await context.SaveChangesAsync(token);
                }

                return await JobReader.FindAsync(context, jobId, includeRunningOutput: false, token);
            },
            cancellationToken);

    private async Task<Build> FindOrQueueBuildAsync(
        JobsContext context, KeymapRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var version = await firmware.FindAsync(context, request.Branch, cancellationToken);
        var key = new BuildKey(
            request.Keyboard, request.Keymap, request.CanonicalJson, version.Branch, version.Commit, version.Toolchain);

        // Requests for the same work stand in line here, so that all but the first find its build.
        var digest = key.ToString();
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({digest}, 0))", cancellationToken);
        if (await context.LockSharedBuildAsync(digest, cancellationToken) is { } shared)
        {
            return shared;
        }

        var build = Build.Queue(Guid.CreateVersion7(now), key, now);
        context.Builds.Add(build);
        context.Enqueue(
            new BuildRequested(build.Id, build.Keyboard, build.Keymap, build.CanonicalJson, build.Branch, build.Commit, now), now);
        return build;
    }

    private async Task CancelUnwantedAsync(JobsContext context, Build build, Guid jobId, CancellationToken cancellationToken)
    {
        var isWanted = await context.Jobs.AnyAsync(
            job => job.BuildId == build.Id && job.Id != jobId && job.CancelledAt == null, cancellationToken);
        if (isWanted)
        {
            return;
        }

        var now = time.GetUtcNow();
        if (build.Cancel(now, await LiveOutput.ReadAsync(context, build, cancellationToken)))
        {
            await LiveOutput.ClearAsync(context, build.Id, exceptAttempt: null, cancellationToken);
            context.Enqueue(new StopBuild(build.Id), now);
        }
    }
}
