using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Waits for the ends of jobs, told of them by the job service.</summary>
internal sealed class JobWaiting(
    JobServiceClient jobs, JobStatuses statuses, TimeProvider clock, Draining draining)
{
    /// <summary>
    /// The job at its end; null when that has not come within <paramref name="wait"/>, when this service stops meanwhile, or when nobody can tell:
    /// the job goes on all the same.
    /// </summary>
    /// <param name="job">The job as it was submitted.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="cancellationToken">The client is gone.</param>
    public async Task<Job?> UntilEndAsync(Job job, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (JobAnswers.IsFinal(job.State) && job.Build is not null)
        {
            return job;
        }

        using var timeout = new CancellationTokenSource(wait, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token, draining.Token);
        try
        {
            await foreach (var current in jobs.WatchStateAsync(Guid.Parse(job.JobId), patience.Token))
            {
                if (JobAnswers.IsFinal(current.State))
                {
                    statuses.Learn(current);
                    return current;
                }
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Waited long enough.
        }
        catch (JobServiceUnavailableException)
        {
            // It has taken the job in, so the client has something to ask for.
        }

        return null;
    }
}
