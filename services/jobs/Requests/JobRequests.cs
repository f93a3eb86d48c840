using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Requests;

/// <summary>What clients may ask for: a keymap to be compiled, and that it be compiled no longer.</summary>
internal sealed class JobRequests(
    Database database, SubmissionGroups groups, FirmwareVersions firmware, SharedBuilds builds, TimeProvider time)
{
    /// <summary>
    /// Makes a job, and a build for it unless one for the same work is under way or done. The same identity again is the same job; so is the
    /// same idempotency key, whatever the identity. Two at once with the same of either meet at the database's unique indexes, and the later one
    /// looks again.
    /// </summary>
    /// <exception cref="KeymapConflictException">The identity belongs to a job for something else.</exception>
    /// <exception cref="IdempotencyConflictException">The idempotency key belongs to a job for something else.</exception>
    public async Task<JobSnapshot> SubmitAsync(Guid jobId, Submission submission, CancellationToken cancellationToken) =>
        await groups.TryAsync(jobId, submission, cancellationToken) ?? await SubmitAloneAsync(jobId, submission, cancellationToken);

    /// <summary>
    /// Cancels a job that has not ended, and its build when no other job wants it. Null when there is no such job.
    /// </summary>
    public Task<JobSnapshot?> CancelAsync(Guid jobId, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                if (await LockAsync(context, jobId, token) is not var (job, build))
                {
                    return null;
                }

                if (job.Cancel(time.GetUtcNow()))
                {
                    await CancelUnwantedAsync(context, build, jobId, token);
                    await context.SaveChangesAsync(token);
                }

                return await JobReader.FindAsync(context, jobId, includeRunningOutput: false, token);
            },
            cancellationToken);

    private Task<JobSnapshot> SubmitAloneAsync(Guid jobId, Submission submission, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                if (await FindRepeatedAsync(context, jobId, submission, token) is { } existing)
                {
                    return (await JobReader.FindAsync(context, existing, includeRunningOutput: false, token))!;
                }

                var build = await FindOrQueueBuildAsync(context, submission.Keymap, token);
                var job = Job.Create(jobId, submission, build, time.GetStorableNow());
                context.Jobs.Add(job);
                if (submission.Callback is { } callback)
                {
                    context.Callbacks.Add(Callback.Create(job, callback));
                }

                await context.SaveChangesAsync(token);
                // It need not be read once more: what is known of it is all there is, and a build that has ended does not change.
                return new JobSnapshot(job, build.State.IsFinal() ? build.Output : "");
            },
            cancellationToken);

    private static async Task<Guid?> FindRepeatedAsync(
        JobsContext context, Guid jobId, Submission submission, CancellationToken cancellationToken)
    {
        if (submission.IdempotencyKey is { } key
            && await context.Jobs.AsNoTracking().SingleOrDefaultAsync(job => job.IdempotencyKey == key, cancellationToken) is { } repeated)
        {
            return repeated.SubmissionDigest == submission.Digest() ? repeated.Id : throw new IdempotencyConflictException();
        }

        var existing = await context.Jobs.AsNoTracking().SingleOrDefaultAsync(job => job.Id == jobId, cancellationToken);
        return existing is null || existing.Fingerprint == submission.Keymap.Fingerprint()
            ? existing?.Id
            : throw new KeymapConflictException(jobId);
    }

    private async Task<Build> FindOrQueueBuildAsync(JobsContext context, KeymapRequest request, CancellationToken cancellationToken)
    {
        var version = await firmware.FindAsync(context, request.Branch, cancellationToken);
        return await builds.FindOrQueueAsync(context, version.KeyOf(request), version.MayDependOn(request.Keymap), cancellationToken);
    }

    // The job may move to another build between the two looks; it does so once at most.
    private static async Task<(Job Job, Build Build)?> LockAsync(JobsContext context, Guid jobId, CancellationToken cancellationToken)
    {
        while (true)
        {
            var buildId = await context.Jobs.Where(job => job.Id == jobId).Select(job => (Guid?)job.BuildId)
                .SingleOrDefaultAsync(cancellationToken);
            if (buildId is null || await context.LockBuildAsync(buildId.Value, cancellationToken) is not { } build)
            {
                return null;
            }

            var job = await context.Jobs.SingleOrDefaultAsync(job => job.Id == jobId && job.BuildId == build.Id, cancellationToken);
            if (job is not null)
            {
                return (job, build);
            }
        }
    }

    private async Task CancelUnwantedAsync(JobsContext context, Build build, Guid jobId, CancellationToken cancellationToken)
    {
        var isWanted = await context.Jobs.AnyAsync(
            job => job.BuildId == build.Id && job.Id != jobId && job.CancelledAt == null, cancellationToken);
        if (!isWanted)
        {
            await context.CancelAsync(build, time.GetUtcNow(), cancellationToken);
        }
    }
}
