using System.Runtime.CompilerServices;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Requests;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Watching;

/// <summary>Follows a job to its end.</summary>
internal sealed class JobWatcher(JobReader jobs, ChangeFeed changes, IOptions<JobsOptions> options)
{
    /// <summary>
    /// The job as it stands, and again whenever it may have changed, ending with its final state. Ends without one when the job is
    /// gone; a job that never was gives nothing at all.
    /// </summary>
    public async IAsyncEnumerable<JobSnapshot> WatchAsync(Guid jobId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var snapshot = await jobs.FindAsync(jobId, includeRunningOutput: true, cancellationToken);
        if (snapshot is null)
        {
            yield break;
        }

        // Subscribed before reading what is yielded, so that no change falls between the two.
        using var news = changes.SubscribeToBuild(snapshot.Job.BuildId);
        while (await jobs.FindAsync(jobId, includeRunningOutput: true, cancellationToken) is { } current)
        {
            yield return current;
            if (current.Job.State.IsFinal())
            {
                yield break;
            }

            await news.WaitAsync(options.Value.WatchPollInterval, cancellationToken);
        }
    }
}
