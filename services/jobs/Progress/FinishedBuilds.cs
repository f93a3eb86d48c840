using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Requests;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Progress;

/// <summary>Decides who may share a build that has just been finished.</summary>
internal sealed partial class FinishedBuilds(FirmwareVersions firmware, SharedBuilds builds, ILogger<FinishedBuilds> logger)
{
    /// <summary>
    /// What was compiled is known for certain only now. Later requests for exactly that may share the build; when it cannot be
    /// told, or another build is the shared one already, nobody will. Jobs that joined the build under other names than the one its firmware
    /// carries get builds of their own.
    /// </summary>
    /// <param name="context">An open transaction's context, with the build locked.</param>
    /// <param name="build">The build; nothing happens unless it is finished.</param>
    /// <param name="carriesKeymapName">True when the keymap's name is part of the firmware.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ShareAsync(JobsContext context, Build build, bool carriesKeymapName, CancellationToken cancellationToken)
    {
        if (build.State != BuildState.Finished)
        {
            return;
        }

        var version = await firmware.FindAsync(context, build.Branch, cancellationToken);
        var toolchain = await context.Compilers.Where(compiler => compiler.Name == build.Worker)
            .Select(compiler => compiler.Toolchain).SingleOrDefaultAsync(cancellationToken);
        var key = new BuildKey(build.Keyboard, build.Keymap, build.CanonicalJson, version.Branch, build.Commit, toolchain);
        var nameMatters = carriesKeymapName || version.Commit != build.Commit || version.MayDependOn(build.Keymap);
        var shared = build.Commit is null ? null : nameMatters ? key.ForItsName() : key.ForAnyName();
        build.ShareAs(shared is null || await IsTakenAsync(context, shared, build.Id, cancellationToken) ? null : shared);
        if (carriesKeymapName)
        {
            build.MarkAsCarryingItsName(build.Commit is null ? null : key.ForAnyName());
            await PartAsync(context, build, key, cancellationToken);
        }
    }

    private static Task<bool> IsTakenAsync(JobsContext context, string key, Guid buildId, CancellationToken cancellationToken) =>
        context.Builds.AnyAsync(
            other => other.Key == key && other.Id != buildId
                && (other.State == BuildState.Queued || other.State == BuildState.Running || other.State == BuildState.Finished),
            cancellationToken);

    private async Task PartAsync(JobsContext context, Build build, BuildKey key, CancellationToken cancellationToken)
    {
        var others = await context.Jobs
            .Where(job => job.BuildId == build.Id && job.Keymap != build.Keymap && job.CancelledAt == null)
            .OrderBy(job => job.CreatedAt)
            .ToListAsync(cancellationToken);
        foreach (var jobs in others.GroupBy(job => job.Keymap, StringComparer.Ordinal))
        {
            var own = await builds.FindOrQueueForItsNameAsync(context, key.Under(jobs.Key), cancellationToken);
            foreach (var job in jobs)
            {
                job.MoveTo(own);
            }

            LogParted(build.Id, own.Id);
        }
    }

    [LoggerMessage(LogLevel.Information, "Build {BuildId}: its firmware carries the keymap's name, so build {OwnBuildId} is made for another name.")]
    private partial void LogParted(Guid buildId, Guid ownBuildId);
}
