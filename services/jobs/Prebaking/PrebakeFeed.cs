using KeymapBakery.Jobs.Outbox;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Prebaking;

/// <summary>
/// Asks for the keyboards of plans, a few at a time: thousands at once would stand in the outbox before the builds people wait for.
/// </summary>
internal sealed class PrebakeFeed(Database database, IOptions<PrebakeOptions> options, TimeProvider time)
{
    /// <summary>Asks for as many keyboards as compilers have answered since.</summary>
    public Task TopUpAsync(CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var now = time.GetUtcNow();
                await TakeBackUnansweredAsync(context, now - options.Value.Patience, token);
                var asked = await context.Database
                    .SqlQuery<long>($"""SELECT count(*) AS "Value" FROM keyboard_builds WHERE state IN ('queued', 'running')""")
                    .SingleAsync(token);
                var room = options.Value.Ahead - asked;
                if (room <= 0)
                {
                    return;
                }

                var next = await context.Database
                    .SqlQuery<NextRow>($"""
                        WITH next AS (
                            SELECT plan_id, keyboard, branch, commit FROM keyboard_builds JOIN prebake_plans ON prebake_plans.id = plan_id
                            WHERE state = 'waiting' AND superseded_at IS NULL
                            ORDER BY sequence, keyboard
                            LIMIT {room}
                            FOR UPDATE OF keyboard_builds SKIP LOCKED)
                        UPDATE keyboard_builds SET state = 'queued', asked_at = {now} FROM next
                        WHERE keyboard_builds.plan_id = next.plan_id AND keyboard_builds.keyboard = next.keyboard
                        RETURNING next.plan_id AS "PlanId", next.branch AS "Branch", next.commit AS "Commit", next.keyboard AS "Keyboard"
                        """)
                    .ToListAsync(token);
                foreach (var row in next.OrderBy(row => row.Keyboard, StringComparer.Ordinal))
                {
                    context.Enqueue(new PrebakeRequested(row.PlanId, row.Branch, row.Commit, row.Keyboard), now);
                }
            },
            cancellationToken);

    // Lost with a broker's disk, perhaps.
    private static Task<int> TakeBackUnansweredAsync(JobsContext context, DateTimeOffset latest, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync(
            $"UPDATE keyboard_builds SET state = 'waiting' WHERE state IN ('queued', 'running') AND asked_at < {latest}", cancellationToken);

    private sealed record NextRow(Guid PlanId, string Branch, string Commit, string Keyboard);
}
