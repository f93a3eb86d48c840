using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Store;

/// <summary>The commits that compilers may have made source archives of, and when each was last spoken of.</summary>
internal static class SourceCommits
{
    /// <summary>Compilers work with these commits.</summary>
    public static async Task NoteAsync(JobsContext context, IEnumerable<string> commits, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // In one order everywhere, so that two transactions cannot wait for each other.
        foreach (var commit in commits.Distinct().Order(StringComparer.Ordinal))
        {
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO source_commits (commit, seen_at) VALUES ({commit}, {now})
                ON CONFLICT (commit) DO UPDATE SET seen_at = excluded.seen_at
                """,
                cancellationToken);
        }
    }

    /// <summary>
    /// One commit that was not spoken of since <paramref name="limit"/> and that no build there is was made from, locked: whoever speaks of it waits
    /// until this transaction ends. Null when there is none. A build whose commit is not known yet may be of any.
    /// </summary>
    public static async Task<string?> LockUnusedAsync(JobsContext context, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        var unused = await context.Database
            .SqlQuery<string>($"""
                SELECT commit FROM source_commits
                WHERE seen_at < {limit}
                    AND NOT EXISTS (SELECT FROM builds WHERE builds.commit = source_commits.commit)
                    AND NOT EXISTS (SELECT FROM builds WHERE builds.commit IS NULL AND builds.ended_at IS NULL)
                ORDER BY seen_at
                LIMIT 1
                FOR UPDATE SKIP LOCKED
                """)
            .ToListAsync(cancellationToken);
        return unused.SingleOrDefault();
    }

    /// <summary>The commit has no archive any more.</summary>
    public static Task ForgetAsync(JobsContext context, string commit, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"DELETE FROM source_commits WHERE commit = {commit}", cancellationToken);
}
