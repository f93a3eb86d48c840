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
    /// <param name="jobId">The job.</param>
    /// <param name="includeRunningOutput">True to read what the build has printed so far.</param>
    /// <param name="cancellationToken">Nobody follows any more.</param>
    public async IAsyncEnumerable<JobSnapshot> WatchAsync(
        Guid jobId, bool includeRunningOutput, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buildId = (await jobs.FindAsync(jobId, includeRunningOutput: false, cancellationToken))?.Job.BuildId;
        while (buildId is { } followed)
        {
            // Subscribed before reading what is yielded, so that no change falls between the two.
            using var news = changes.SubscribeToBuild(followed);
            buildId = null;
            while (await jobs.FindAsync(jobId, includeRunningOutput, cancellationToken) is { } current)
            {
                if (current.Job.BuildId != followed)
                {
                    // The job has moved to another build.
                    buildId = current.Job.BuildId;
                    break;
                }

                yield return current;
                if (current.Job.State.IsFinal())
                {
                    yield break;
                }

                await news.WaitAsync(options.Value.WatchPollInterval, cancellationToken);
            }
        }
    }
}
