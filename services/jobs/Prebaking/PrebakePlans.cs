using KeymapBakery.Jobs.Outbox;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Prebaking;

/// <summary>
/// Makes a plan for each branch, commit and toolchain, and ends the plans of commits a branch has left. All it knows it reads from the
/// tables, so any replica may do it at any time.
/// </summary>
internal sealed partial class PrebakePlans(
    Database database,
    IOptions<PrebakeOptions> options,
    IOptions<JobsOptions> jobs,
    TimeProvider time,
    ILogger<PrebakePlans> logger)
{
    /// <summary>Ends plans of commits that are no branch's any more; what of them nobody has compiled is forgotten.</summary>
    public Task SupersedeAsync(CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var now = time.GetUtcNow();
                var ended = await context.Database.ExecuteSqlAsync(
                    $"""
                    UPDATE prebake_plans SET superseded_at = {now} FROM branches
                    WHERE branches.name = prebake_plans.branch AND branches.commit <> prebake_plans.commit AND superseded_at IS NULL
                    """,
                    token);
                if (ended > 0)
                {
                    await context.Database.ExecuteSqlAsync(
                        $"""
                        DELETE FROM keyboard_builds USING prebake_plans
                        WHERE prebake_plans.id = plan_id AND superseded_at IS NOT NULL AND state NOT IN ('succeeded', 'failed')
                        """,
                        token);
                }
            },
            cancellationToken);

    /// <summary>Makes the plans that are missing.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = await database.ChangeAsync(StartAsync, cancellationToken);
        started.ForEach(plan => LogStarted(plan.PlanId, plan.Branch, plan.Commit));
    }

    /// <summary>Asks again for the keyboards of plans nobody has answered for long.</summary>
    public Task AskAgainAsync(CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var now = time.GetUtcNow();
                var latest = now - options.Value.Patience;
                var unanswered = await context.Database
                    .SqlQuery<PlanRow>($"""
                        UPDATE prebake_plans SET asked_at = {now}
                        WHERE superseded_at IS NULL AND listed_at IS NULL AND completed_at IS NULL AND asked_at < {latest}
                        RETURNING id AS "Id", branch AS "Branch", commit AS "Commit"
                        """)
                    .ToListAsync(token);
                unanswered.ForEach(plan => context.Enqueue(new PrebakePlanRequested(plan.Id, plan.Branch, plan.Commit), now));
            },
            cancellationToken);

    /// <summary>Ends the plans of which every keyboard has an end.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var completed = await database.ChangeAsync(
            (context, token) => context.Database
                .SqlQuery<CompletedRow>($"""
                    UPDATE prebake_plans SET completed_at = {now}
                    WHERE listed_at IS NOT NULL AND completed_at IS NULL AND superseded_at IS NULL AND NOT EXISTS (
                        SELECT FROM keyboard_builds WHERE plan_id = id AND state IN ('waiting', 'queued', 'running'))
                    RETURNING id AS "Id", branch AS "Branch", commit AS "Commit", created_at AS "CreatedAt",
                        (SELECT count(*) FROM keyboard_builds WHERE plan_id = id AND state = 'succeeded') AS "Succeeded",
                        (SELECT count(*) FROM keyboard_builds WHERE plan_id = id AND state = 'failed') AS "Failed",
                        (SELECT count(*) FROM keyboard_builds WHERE plan_id = id AND state = 'skipped') AS "Skipped"
                    """)
                .ToListAsync(token),
            cancellationToken);
        completed.ForEach(plan => LogCompleted(
            plan.Id, plan.Branch, plan.Commit, plan.Succeeded, plan.Failed, plan.Skipped, now - plan.CreatedAt));
    }

    /// <summary>Deletes results that newer ones stand for, and those of branches long gone.</summary>
    public Task TidyAsync(CancellationToken cancellationToken)
    {
        var unheard = time.GetUtcNow() - options.Value.Retention;
        return database.ChangeAsync(
            (context, token) => context.Database.ExecuteSqlAsync(
                $"""
                DELETE FROM keyboard_builds USING prebake_plans AS old
                WHERE old.id = keyboard_builds.plan_id AND old.superseded_at IS NOT NULL AND EXISTS (
                    SELECT FROM keyboard_builds AS newer JOIN prebake_plans AS plan ON plan.id = newer.plan_id
                    WHERE plan.branch = old.branch AND plan.sequence > old.sequence AND newer.keyboard = keyboard_builds.keyboard
                        AND newer.state IN ('succeeded', 'failed'));
                DELETE FROM prebake_plans AS old
                WHERE superseded_at IS NOT NULL AND (
                    NOT EXISTS (SELECT FROM keyboard_builds WHERE plan_id = old.id)
                    OR EXISTS (
                        SELECT FROM prebake_plans AS newer
                        WHERE newer.branch = old.branch AND newer.sequence > old.sequence
                            AND newer.listed_at IS NOT NULL AND newer.completed_at IS NOT NULL));
                DELETE FROM prebake_plans USING branches WHERE branches.name = prebake_plans.branch AND branches.seen_at < {unheard}
                """,
                token),
            cancellationToken);
    }

    private async Task<List<PrebakePlanRequested>> StartAsync(JobsContext context, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var believedSince = now - jobs.Value.BranchLifetime;
        string[] chosen = [.. options.Value.Branches];
        var missing = await context.Database
            .SqlQuery<BranchRow>($"""
                SELECT name AS "Name", commit AS "Commit", toolchain AS "Toolchain" FROM branches
                WHERE seen_at >= {believedSince} AND (cardinality({chosen}) = 0 OR name = ANY ({chosen})) AND NOT EXISTS (
                    SELECT FROM prebake_plans
                    WHERE branch = name AND prebake_plans.commit = branches.commit AND prebake_plans.toolchain = branches.toolchain
                        AND superseded_at IS NULL)
                ORDER BY is_default DESC, name
                """)
            .ToListAsync(cancellationToken);

        var started = new List<PrebakePlanRequested>();
        foreach (var branch in missing)
        {
            var plan = new PrebakePlanRequested(Guid.CreateVersion7(now), branch.Name, branch.Commit);
            var rows = await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO prebake_plans (id, branch, commit, toolchain, created_at, asked_at)
                VALUES ({plan.PlanId}, {branch.Name}, {branch.Commit}, {branch.Toolchain}, {now}, {now})
                ON CONFLICT DO NOTHING
                """,
                cancellationToken);
            // Otherwise another replica was quicker.
            if (rows == 1)
            {
                context.Enqueue(plan, now);
                started.Add(plan);
            }
        }

        return started;
    }

    [LoggerMessage(LogLevel.Information, "Prebaking {PlanId}: begun for branch {Branch} at {Commit}.")]
    private partial void LogStarted(Guid planId, string branch, string commit);

    [LoggerMessage(
        LogLevel.Information,
        "Prebaking {PlanId}: branch {Branch} at {Commit} is done after {Duration}; {Succeeded} keyboards compile, {Failed} do not, {Skipped} were skipped.")]
    private partial void LogCompleted(Guid planId, string branch, string commit, long succeeded, long failed, long skipped, TimeSpan duration);

    private sealed record BranchRow(string Name, string Commit, string Toolchain);

    private sealed record PlanRow(Guid Id, string Branch, string Commit);

    private sealed record CompletedRow(
        Guid Id, string Branch, string Commit, DateTimeOffset CreatedAt, long Succeeded, long Failed, long Skipped);
}
