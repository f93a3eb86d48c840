using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Outbox;
using KeymapBakery.Jobs.Store;

namespace KeymapBakery.Jobs.Requests;

/// <summary>
/// Writes a group of submissions that are plainly new in one transaction. Whatever has a history (a repetition, a build to join that an earlier
/// group made, a name the firmware may have settings for) is left to <see cref="JobRequests"/>; so is whoever wants to be called back.
/// </summary>
internal sealed class NewJobs(Database database, FirmwareVersions firmware, TimeProvider time)
{
    /// <summary>
    /// The jobs in the order of the group, null for those that are left. Within the group, the first of an identity or idempotency key is
    /// made, and those for the same work share a build.
    /// </summary>
    public Task<JobSnapshot?[]> MakeAsync(IReadOnlyList<PendingSubmission> group, CancellationToken cancellationToken) =>
        database.ChangeAsync((context, token) => MakeAsync(context, group, token), cancellationToken);

    private async Task<JobSnapshot?[]> MakeAsync(JobsContext context, IReadOnlyList<PendingSubmission> group, CancellationToken cancellationToken)
    {
        var keys = await FindKeysAsync(context, group, cancellationToken);
        var candidates = TakeFirsts(group, keys);
        var made = new JobSnapshot?[group.Count];
        if (candidates.Count == 0)
        {
            return made;
        }

        var sharedAs = candidates.ConvertAll(index => keys[index]!.ForAnyName());
        var histories = await SubmissionStore.LockAndFindHistoriesAsync(
            context,
            [.. candidates.Select(index => group[index].JobId)],
            [.. candidates.Select(index => group[index].Submission.IdempotencyKey).OfType<string>()],
            [.. sharedAs.Distinct()],
            cancellationToken);
        var now = time.GetStorableNow();
        var builds = new Dictionary<string, Build>(StringComparer.Ordinal);
        var messages = new List<OutboxMessage>();
        for (var place = 0; place < candidates.Count; place++)
        {
            var (pending, shared) = (group[candidates[place]], sharedAs[place]);
            if (histories.Contains(shared) || histories.Contains(pending.JobId.ToString("D"))
                || (pending.Submission.IdempotencyKey is { } repeated && histories.Contains(repeated)))
            {
                continue;
            }

            if (!builds.TryGetValue(shared, out var build))
            {
                builds.Add(shared, build = Build.Queue(Guid.CreateVersion7(now), keys[candidates[place]]!, shared, now));
                messages.Add(OutboxWriting.MessageOf(BuildRequests.Of(build, now), now, pending.Cause));
            }

            made[candidates[place]] = new JobSnapshot(Job.Create(pending.JobId, pending.Submission, build, now), "");
        }

        if (builds.Count > 0)
        {
            await SubmissionStore.InsertAsync(context, builds, [.. made.OfType<JobSnapshot>().Select(job => job.Job)], messages, cancellationToken);
        }

        return made;
    }

    // Null for those that are not for a group.
    private async Task<BuildKey?[]> FindKeysAsync(JobsContext context, IReadOnlyList<PendingSubmission> group, CancellationToken cancellationToken)
    {
        var versions = new Dictionary<string, FirmwareVersion>(StringComparer.Ordinal);
        var keys = new BuildKey?[group.Count];
        for (var index = 0; index < group.Count; index++)
        {
            var (request, callback) = (group[index].Submission.Keymap, group[index].Submission.Callback);
            if (!versions.TryGetValue(request.Branch, out var version))
            {
                versions.Add(request.Branch, version = await firmware.FindAsync(context, request.Branch, cancellationToken));
            }

            keys[index] = callback is null && !version.MayDependOn(request.Keymap) ? version.KeyOf(request) : null;
        }

        return keys;
    }

    private static List<int> TakeFirsts(IReadOnlyList<PendingSubmission> group, BuildKey?[] keys)
    {
        var (ids, idempotencyKeys) = (new HashSet<Guid>(), new HashSet<string>(StringComparer.Ordinal));
        var firsts = new List<int>(group.Count);
        for (var index = 0; index < group.Count; index++)
        {
            var pending = group[index];
            if (keys[index] is not null && ids.Add(pending.JobId)
                && (pending.Submission.IdempotencyKey is not { } key || idempotencyKeys.Add(key)))
            {
                firsts.Add(index);
            }
        }

        return firsts;
    }
}
