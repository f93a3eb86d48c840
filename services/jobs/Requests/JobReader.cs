using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Requests;

/// <summary>Reads jobs.</summary>
internal sealed class JobReader(Database database)
{
    /// <summary>The job as it stands; null when there is none.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="includeRunningOutput">True to read what a build that has not ended printed so far.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    public Task<JobSnapshot?> FindAsync(Guid jobId, bool includeRunningOutput, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => FindAsync(context, jobId, includeRunningOutput, token), cancellationToken);

    /// <inheritdoc cref="FindAsync(Guid, bool, CancellationToken)"/>
    public static async Task<JobSnapshot?> FindAsync(
        JobsContext context, Guid jobId, bool includeRunningOutput, CancellationToken cancellationToken)
    {
        var job = await context.Jobs.AsNoTracking().Include(job => job.Build)
            .SingleOrDefaultAsync(job => job.Id == jobId, cancellationToken);
        return job switch
        {
            null => null,
            { State: BuildState.Running } when includeRunningOutput =>
                new JobSnapshot(job, await LiveOutput.ReadAsync(context, job.Build, cancellationToken)),
            _ => new JobSnapshot(job, job.Build.Output),
        };
    }
}
