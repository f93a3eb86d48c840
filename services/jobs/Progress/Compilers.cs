using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Requests;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Progress;

/// <summary>Remembers the compilers that have been heard from, and what they say the branches point at.</summary>
internal sealed class Compilers(Database database, FirmwareVersions firmware, IOptions<JobsOptions> options, TimeProvider time)
{
    /// <summary>A compiler is alive.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="slots">Builds it can work on at once.</param>
    /// <param name="toolchain">Version of everything that turns a tree into firmware.</param>
    /// <param name="branches">What it says of the branches.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task HearFromAsync(
        string name,
        int slots,
        string toolchain,
        IReadOnlyList<BranchReport> branches,
        CancellationToken cancellationToken)
    {
        await database.ChangeAsync(
            async (context, token) =>
            {
                var now = time.GetUtcNow();
                await context.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO compilers (name, slots, toolchain, last_seen_at) VALUES ({name}, {slots}, {toolchain}, {now})
                    ON CONFLICT (name) DO UPDATE
                    SET slots = excluded.slots, toolchain = excluded.toolchain, last_seen_at = excluded.last_seen_at
                    """,
                    token);

                // In one order everywhere, so that two compilers' heartbeats cannot wait for each other.
                foreach (var branch in branches.OrderBy(branch => branch.Name, StringComparer.Ordinal))
                {
                    var resolvedAt = (branch.ResolvedAt < now ? branch.ResolvedAt : now).ToUniversalTime();
                    await context.Database.ExecuteSqlAsync(
                        $"""
                        INSERT INTO branches (name, commit, is_default, toolchain, user_names, resolved_at, seen_at)
                        VALUES ({branch.Name}, {branch.Commit}, {branch.IsDefault}, {toolchain}, {branch.UserNames}, {resolvedAt}, {now})
                        ON CONFLICT (name) DO UPDATE
                        SET commit = excluded.commit, is_default = excluded.is_default, toolchain = excluded.toolchain,
                            user_names = excluded.user_names, resolved_at = excluded.resolved_at, seen_at = excluded.seen_at
                        WHERE branches.resolved_at <= excluded.resolved_at
                        """,
                        token);
                }

                await SourceCommits.NoteAsync(context, branches.Select(branch => branch.Commit), now, token);
            },
            cancellationToken);
        firmware.Forget();
    }

    /// <summary>How many builds wait, how many are worked on, and the compilers heard from of late, by name.</summary>
    public Task<QueueSnapshot> ReadQueueAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var counts = await context.Builds
                    .Where(build => build.State == BuildState.Queued || build.State == BuildState.Running)
                    .GroupBy(build => build.State)
                    .Select(group => new { State = group.Key, Count = group.Count() })
                    .ToDictionaryAsync(group => group.State, group => group.Count, token);
                var heardSince = time.GetUtcNow() - options.Value.CompilerLifetime;
                var compilers = await context.Compilers.AsNoTracking()
                    .Where(compiler => compiler.LastSeenAt >= heardSince)
                    .OrderBy(compiler => compiler.Name)
                    .ToListAsync(token);
                return new QueueSnapshot(
                    counts.GetValueOrDefault(BuildState.Queued), counts.GetValueOrDefault(BuildState.Running), compilers);
            },
            cancellationToken);
}
