using KeymapBakery.Jobs.Hosting;
using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Progress;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Reaping;

/// <summary>Fails running builds whose compiler has not reported back long after it should have ended them itself.</summary>
internal sealed class Reaper(
    Database database,
    BuildProgress progress,
    TimeProvider time,
    SchemaState schema,
    IOptions<JobsOptions> options,
    ILogger<Reaper> logger)
    : PeriodicService(options.Value.ReaperInterval, schema, logger)
{
    private const int BatchSize = 100;

    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        var latest = time.GetUtcNow() - options.Value.ReaperGrace;
        var overdue = await database.ReadAsync(
            (context, token) => context.Builds
                .Where(build => build.State == BuildState.Running && build.Deadline < latest)
                .OrderBy(build => build.Deadline)
                .Select(build => build.Id)
                .Take(BatchSize)
                .ToListAsync(token),
            cancellationToken);
        foreach (var buildId in overdue)
        {
            // Asked again under the build's lock: another replica may have been here, or another compiler have taken it.
            await progress.GiveUpAsync(
                buildId,
                build => build.State == BuildState.Running && build.Deadline < latest,
                build => $"The compiler {build.Worker} did not report back within the time limit; the build was given up.",
                cancellationToken);
        }
    }
}
