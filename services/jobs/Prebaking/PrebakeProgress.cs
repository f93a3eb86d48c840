using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Prebaking;

/// <summary>
/// Records what compilers say about plans and their keyboards. Each call may come twice, late, or in any order; what concerns a plan
/// that is gone, or a keyboard that has its result, changes nothing.
/// </summary>
internal sealed partial class PrebakeProgress(
    Database database, PrebakeMetrics metrics, TimeProvider time, ILogger<PrebakeProgress> logger)
{
    // Where QMK's command line says that it compiled, but not without doubts.
    private const string WarningsMark = "[WARNINGS]";

    /// <summary>The keyboards of a plan are known.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="keyboards">Their names, fit for the store.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ListAsync(Guid planId, string[] keyboards, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var added = await database.ChangeAsync(
            (context, token) => context.Database.ExecuteSqlAsync(
                $"""
                WITH plan AS (
                    UPDATE prebake_plans SET listed_at = {now}
                    WHERE id = {planId} AND listed_at IS NULL AND completed_at IS NULL AND superseded_at IS NULL
                    RETURNING id)
                INSERT INTO keyboard_builds (plan_id, keyboard, state)
                SELECT plan.id, name, 'waiting' FROM plan, unnest({keyboards}) AS name
                ON CONFLICT DO NOTHING
                """,
                token),
            cancellationToken);
        if (added > 0)
        {
            LogListed(planId, added);
        }
    }

    /// <summary>The keyboards of a plan cannot be named, so that nothing will be compiled for it.</summary>
    public async Task AbandonAsync(Guid planId, string problem, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var changed = await database.ChangeAsync(
            (context, token) => context.Database.ExecuteSqlAsync(
                $"""
                UPDATE prebake_plans SET completed_at = {now}, problem = {problem}
                WHERE id = {planId} AND listed_at IS NULL AND completed_at IS NULL AND superseded_at IS NULL
                """,
                token),
            cancellationToken);
        if (changed > 0)
        {
            LogAbandoned(planId, problem);
        }
    }

    /// <summary>A compiler has begun with a keyboard.</summary>
    public Task StartAsync(Guid planId, string keyboard, string worker, DateTimeOffset startedAt, CancellationToken cancellationToken) =>
        database.ChangeAsync(
            (context, token) => context.Database.ExecuteSqlAsync(
                $"""
                UPDATE keyboard_builds SET state = 'running', worker = {worker}, started_at = {Earlier(startedAt)}
                WHERE plan_id = {planId} AND keyboard = {keyboard} AND state IN ('waiting', 'queued', 'running')
                """,
                token),
            cancellationToken);

    /// <summary>A keyboard has its result; the first one counts.</summary>
    /// <param name="planId">The plan.</param>
    /// <param name="keyboard">The keyboard.</param>
    /// <param name="worker">Name of the compiler; null when none is to thank or to blame.</param>
    /// <param name="succeeded">True when there is a firmware.</param>
    /// <param name="output">All that was printed; of a long one the middle is left out.</param>
    /// <param name="firmware">Facts about the firmware; null when there is none.</param>
    /// <param name="startedAt">When it began; null when nobody knows.</param>
    /// <param name="endedAt">When it ended.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task FinishAsync(
        Guid planId,
        string keyboard,
        string? worker,
        bool succeeded,
        string output,
        PrebakedFirmware? firmware,
        DateTimeOffset? startedAt,
        DateTimeOffset endedAt,
        CancellationToken cancellationToken)
    {
        var state = succeeded ? "succeeded" : "failed";
        var warnings = succeeded && output.Contains(WarningsMark, StringComparison.Ordinal);
        DateTimeOffset? began = startedAt is { } known ? Earlier(known) : null;
        var kept = StorableText.CleanOutput(output, StorableText.PrebakeOutputLimitBytes);
        var changed = await database.ChangeAsync(
            (context, token) => context.Database.ExecuteSqlAsync(
                $"""
                UPDATE keyboard_builds
                SET state = {state}, worker = COALESCE({worker}, worker), started_at = COALESCE({began}, started_at),
                    ended_at = {Earlier(endedAt)}, warnings = {warnings}, output = {kept}, firmware_file_name = {firmware?.FileName},
                    firmware_size_bytes = {firmware?.SizeBytes}, firmware_sha256 = {firmware?.Sha256},
                    revision = nextval('keyboard_build_revisions')
                WHERE plan_id = {planId} AND keyboard = {keyboard} AND state NOT IN ('succeeded', 'failed')
                """,
                token),
            cancellationToken);
        if (changed > 0)
        {
            metrics.Ended(state, began is { } start ? endedAt - start : null);
            LogEnded(planId, keyboard, state);
        }
    }

    /// <summary>A compiler has not compiled a keyboard; it is asked for again, unless the branch has moved on.</summary>
    public async Task PutOffAsync(Guid planId, string keyboard, bool isOutdated, string reason, CancellationToken cancellationToken)
    {
        var state = isOutdated ? "skipped" : "waiting";
        var changed = await database.ChangeAsync(
            (context, token) => context.Database.ExecuteSqlAsync(
                $"""
                UPDATE keyboard_builds SET state = {state}
                WHERE plan_id = {planId} AND keyboard = {keyboard} AND state IN ('queued', 'running')
                """,
                token),
            cancellationToken);
        if (changed > 0)
        {
            metrics.Ended(isOutdated ? "skipped" : "put_off", duration: null);
            LogPutOff(planId, keyboard, reason);
        }
    }

    private DateTimeOffset Earlier(DateTimeOffset theirs)
    {
        var ours = time.GetUtcNow();
        return (theirs < ours ? theirs : ours).ToUniversalTime();
    }

    [LoggerMessage(LogLevel.Information, "Prebaking {PlanId}: {Count} keyboards are to be compiled.")]
    private partial void LogListed(Guid planId, int count);

    [LoggerMessage(LogLevel.Warning, "Prebaking {PlanId}: the keyboards cannot be named, so nothing is compiled ahead. {Problem}")]
    private partial void LogAbandoned(Guid planId, string problem);

    [LoggerMessage(LogLevel.Debug, "Prebaking {PlanId}: {Keyboard} {State}.")]
    private partial void LogEnded(Guid planId, string keyboard, string state);

    [LoggerMessage(LogLevel.Debug, "Prebaking {PlanId}: {Keyboard} was put off. {Reason}")]
    private partial void LogPutOff(Guid planId, string keyboard, string reason);
}
