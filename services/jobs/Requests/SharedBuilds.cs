using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Outbox;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Requests;

/// <summary>
/// Finds the build a request can share, or queues one. Keymaps that differ in their names only share builds, unless the firmware tree has
/// settings for one of the names, or the firmware turned out to carry its keymap's name.
/// </summary>
internal sealed class SharedBuilds(TimeProvider time)
{
    /// <summary>The build for a request, locked until the transaction ends.</summary>
    /// <param name="context">An open transaction's context.</param>
    /// <param name="key">What is to be built.</param>
    /// <param name="nameMatters">True when builds of other names are known not to do.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Build> FindOrQueueAsync(JobsContext context, BuildKey key, bool nameMatters, CancellationToken cancellationToken)
    {
        var forAnyName = key.ForAnyName();
        if (!nameMatters && await context.LockSharedBuildAsync(forAnyName, cancellationToken) is { } known)
        {
            return known;
        }

        // Requests for the same new work stand in line here, so that all but the first find its build.
        await context.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({forAnyName}, 0))", cancellationToken);
        if (!nameMatters)
        {
            if (await context.LockSharedBuildAsync(forAnyName, cancellationToken) is { } shared)
            {
                return shared;
            }

            // Asked after the wait for the lock: the build that was there may just have ended and turned out to carry its name.
            if (!await context.Builds.AnyAsync(build => build.NamelessKey == forAnyName, cancellationToken))
            {
                return Queue(context, key, forAnyName);
            }
        }

        return await FindOrQueueForItsNameAsync(context, key, cancellationToken);
    }

    /// <summary>The build for requests of the key's name alone, locked until the transaction ends.</summary>
    public async Task<Build> FindOrQueueForItsNameAsync(JobsContext context, BuildKey key, CancellationToken cancellationToken)
    {
        var forItsName = key.ForItsName();
        return await context.LockSharedBuildAsync(forItsName, cancellationToken) ?? Queue(context, key, forItsName);
    }

    private Build Queue(JobsContext context, BuildKey key, string sharedAs)
    {
        var now = time.GetUtcNow();
        var build = Build.Queue(Guid.CreateVersion7(now), key, sharedAs, now);
        context.Builds.Add(build);
        context.Enqueue(BuildRequests.Of(build, now), now);
        return build;
    }
}
