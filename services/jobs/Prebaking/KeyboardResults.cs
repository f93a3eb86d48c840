using System.Globalization;
using KeymapBakery.Jobs.Store;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Prebaking;

/// <summary>
/// Reads what compiling each keyboard of a branch last came to. A branch that has just moved shows the results of its former commit
/// until there are new ones; keyboards it no longer has are left out.
/// </summary>
internal sealed class KeyboardResults(Database database)
{
    // A page with outputs stays below 8 MiB.
    private const int PageSize = 2000;
    private const int PageSizeWithOutput = 8 * 1024 * 1024 / StorableText.PrebakeOutputLimitBytes;

    /// <summary>One page of the results.</summary>
    /// <param name="branch">Name of the branch; empty for the default branch.</param>
    /// <param name="after">Only keyboards after this one; empty for the first page.</param>
    /// <param name="includeOutput">True for the outputs as well, on smaller pages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UnknownBranchException">No compiler speaks of such a branch.</exception>
    public Task<KeyboardResultPage> ReadPageAsync(string branch, string after, bool includeOutput, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                if (await FindListedPlanAsync(context, branch, token) is not { } plan)
                {
                    return KeyboardResultPage.Empty;
                }

                var size = includeOutput ? PageSizeWithOutput : PageSize;
                var results = await ReadAsync(context, plan, after, keyboard: null, includeOutput, size + 1, token);
                var next = results.Count > size ? results[size - 1].Keyboard : "";
                return new KeyboardResultPage(await ReadRevisionAsync(context, plan, token), [.. results.Take(size)], next);
            },
            cancellationToken);

    /// <summary>The result of one keyboard, its output included; null when it has none yet, or nobody has listed the keyboards yet.</summary>
    /// <param name="branch">Name of the branch; empty for the default branch.</param>
    /// <param name="keyboard">The keyboard.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UnknownBranchException">No compiler speaks of such a branch.</exception>
    /// <exception cref="UnknownKeyboardException">The branch has no such keyboard.</exception>
    public Task<KeyboardResult?> FindAsync(string branch, string keyboard, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                if (await FindListedPlanAsync(context, branch, token) is not { } plan)
                {
                    return null;
                }

                var isKnown = await context.Database
                    .SqlQuery<bool>($"""
                        SELECT EXISTS (SELECT FROM keyboard_builds WHERE plan_id = {plan.Id} AND keyboard = {keyboard}) AS "Value"
                        """)
                    .SingleAsync(token);
                return isKnown
                    ? (await ReadAsync(context, plan, after: "", keyboard, includeOutput: true, limit: 1, token)).SingleOrDefault()
                    : throw new UnknownKeyboardException(keyboard, plan.Branch);
            },
            cancellationToken);

    // The newest plan whose keyboards are known says which keyboards there are.
    private static async Task<Plan?> FindListedPlanAsync(JobsContext context, string branch, CancellationToken cancellationToken)
    {
        var known = await context.Branches.AsNoTracking().ToListAsync(cancellationToken);
        var name = branch.Length > 0 ? branch : known.Where(one => one.IsDefault).MaxBy(one => one.SeenAt)?.Name;
        if (known.Count == 0 || name is null)
        {
            return null;
        }

        if (!known.Exists(one => one.Name == name))
        {
            throw new UnknownBranchException(branch);
        }

        var plans = await context.Database
            .SqlQuery<Plan>($"""
                SELECT id AS "Id", branch AS "Branch" FROM prebake_plans
                WHERE branch = {name} AND listed_at IS NOT NULL ORDER BY sequence DESC LIMIT 1
                """)
            .ToListAsync(cancellationToken);
        return plans.SingleOrDefault();
    }

    private static Task<List<KeyboardResult>> ReadAsync(
        JobsContext context, Plan plan, string after, string? keyboard, bool includeOutput, int limit, CancellationToken cancellationToken) =>
        context.Database
            .SqlQuery<KeyboardResult>($"""
                SELECT DISTINCT ON (build.keyboard)
                    build.keyboard AS "Keyboard", plan.commit AS "Commit", build.state = 'succeeded' AS "Succeeded",
                    build.warnings AS "Warnings", build.ended_at AS "EndedAt",
                    CASE WHEN {includeOutput} THEN build.output ELSE '' END AS "Output", build.worker AS "Worker",
                    build.started_at AS "StartedAt", build.firmware_file_name AS "FirmwareFileName",
                    build.firmware_size_bytes AS "FirmwareSizeBytes", build.firmware_sha256 AS "FirmwareSha256"
                FROM keyboard_builds AS build JOIN prebake_plans AS plan ON plan.id = build.plan_id
                WHERE plan.branch = {plan.Branch} AND build.state IN ('succeeded', 'failed') AND build.keyboard > {after}
                    AND ({keyboard}::text IS NULL OR build.keyboard = {keyboard})
                    AND EXISTS (SELECT FROM keyboard_builds AS listed WHERE listed.plan_id = {plan.Id} AND listed.keyboard = build.keyboard)
                ORDER BY build.keyboard, plan.sequence DESC
                LIMIT {limit}
                """)
            .ToListAsync(cancellationToken);

    // The count covers results that were numbered before, but committed after, one that was seen already.
    private static async Task<string> ReadRevisionAsync(JobsContext context, Plan plan, CancellationToken cancellationToken)
    {
        var numbers = await context.Database
            .SqlQuery<RevisionRow>($"""
                SELECT COALESCE(max(revision), 0) AS "Newest", count(*) AS "Count"
                FROM keyboard_builds JOIN prebake_plans ON prebake_plans.id = plan_id
                WHERE branch = {plan.Branch} AND state IN ('succeeded', 'failed')
                """)
            .SingleAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{plan.Id:N}-{numbers.Newest}-{numbers.Count}");
    }

    private sealed record Plan(Guid Id, string Branch);

    private sealed record RevisionRow(long Newest, long Count);
}
