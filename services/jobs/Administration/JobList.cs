using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Administration;

/// <summary>Lists jobs, the newest first. Jobs that come while somebody turns pages are on none of the later ones.</summary>
internal sealed class JobList(Database database)
{
    /// <summary>One page.</summary>
    /// <param name="filter">Which jobs.</param>
    /// <param name="after">Where the page begins; null for the first one.</param>
    /// <param name="size">Most jobs on it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<JobListPage> ReadAsync(JobFilter filter, JobListMark? after, int size, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var jobs = await Matching(context.Jobs.AsNoTracking(), filter, after)
                    .OrderByDescending(job => job.CreatedAt)
                    .ThenByDescending(job => job.Id)
                    .Take(size + 1)
                    .Select(job => new JobListEntry(
                        job.Id,
                        job.CancelledAt == null ? job.Build.State : BuildState.Cancelled,
                        job.CreatedAt,
                        job.Keyboard,
                        job.Keymap,
                        job.Layout,
                        job.Branch == "" ? job.Build.Branch : job.Branch,
                        job.BuildId,
                        job.Build.StartedAt,
                        job.CancelledAt ?? job.Build.EndedAt,
                        job.Build.Worker))
                    .ToListAsync(token);
                return jobs.Count > size
                    ? new JobListPage(jobs[..size], new JobListMark(jobs[size - 1].CreatedAt, jobs[size - 1].Id))
                    : new JobListPage(jobs, Next: null);
            },
            cancellationToken);

    private static IQueryable<Job> Matching(IQueryable<Job> jobs, JobFilter filter, JobListMark? after)
    {
        if (filter.Keyboard.Length > 0)
        {
            jobs = jobs.Where(job => job.Keyboard == filter.Keyboard);
        }

        if (filter.Branch.Length > 0)
        {
            jobs = jobs.Where(job => job.Branch == filter.Branch || (job.Branch == "" && job.Build.Branch == filter.Branch));
        }

        if (filter.States.Count > 0)
        {
            var states = filter.States.ToArray();
            var cancelled = states.Contains(BuildState.Cancelled);
            jobs = jobs.Where(job => job.CancelledAt != null ? cancelled : states.Contains(job.Build.State));
        }

        return after is null
            ? jobs
            : jobs.Where(job => EF.Functions.LessThan(
                ValueTuple.Create(job.CreatedAt, job.Id), ValueTuple.Create(after.CreatedAt, after.JobId)));
    }
}
