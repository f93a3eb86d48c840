using KeymapBakery.Jobs.Model;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Store;

/// <summary>What builds print while they run, line by line; replaced by <see cref="Build.Output"/> when they end.</summary>
internal static class LiveOutput
{
    /// <summary>
    /// Adds lines of an attempt. Lines already there are left as they are. Nothing is added once the build has ended, the attempt
    /// has been superseded, or the attempt's output has reached its limit.
    /// </summary>
    /// <param name="context">An open transaction's context.</param>
    /// <param name="buildId">The build.</param>
    /// <param name="attemptId">The attempt, whose start need not be known yet.</param>
    /// <param name="firstLine">Number of the first line, counted from 0.</param>
    /// <param name="lines">The lines, fit for the store.</param>
    /// <param name="cancellationToken">Gives up writing.</param>
    public static Task AppendAsync(
        JobsContext context, Guid buildId, Guid attemptId, int firstLine, string[] lines, CancellationToken cancellationToken) =>
        // The lock on the build keeps lines from being added behind the back of the transaction that ends it.
        context.Database.ExecuteSqlAsync(
            $"""
            WITH open_build AS (
                SELECT id FROM builds
                WHERE id = {buildId} AND state IN ('queued', 'running') AND {attemptId} <> ALL (superseded_attempts)
                FOR SHARE)
            INSERT INTO build_output_lines (build_id, attempt_id, line, text)
            SELECT open_build.id, {attemptId}, {firstLine} + added.number::integer - 1, added.text
            FROM open_build, unnest({lines}) WITH ORDINALITY AS added (text, number)
            WHERE {StorableText.OutputLimitBytes} > (
                SELECT COALESCE(sum(octet_length(text) + 1), 0) FROM build_output_lines
                WHERE build_id = {buildId} AND attempt_id = {attemptId})
            ON CONFLICT DO NOTHING
            """,
            cancellationToken);

    /// <summary>What the current attempt has printed so far; empty when there is none.</summary>
    public static async Task<string> ReadAsync(JobsContext context, Build build, CancellationToken cancellationToken)
    {
        if (build.AttemptId is not { } attemptId)
        {
            return "";
        }

        var lines = await context.OutputLines.AsNoTracking()
            .Where(line => line.BuildId == build.Id && line.AttemptId == attemptId)
            .OrderBy(line => line.Line)
            .Select(line => line.Text)
            .ToListAsync(cancellationToken);
        return lines.Count == 0 ? "" : StorableText.CleanOutput(string.Join('\n', lines) + '\n');
    }

    /// <summary>Removes all lines of the build but those of <paramref name="exceptAttempt"/>.</summary>
    public static Task ClearAsync(JobsContext context, Guid buildId, Guid? exceptAttempt, CancellationToken cancellationToken) =>
        context.OutputLines
            .Where(line => line.BuildId == buildId && line.AttemptId != exceptAttempt)
            .ExecuteDeleteAsync(cancellationToken);
}
