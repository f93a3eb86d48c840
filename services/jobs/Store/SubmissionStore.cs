using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Outbox;
using Microsoft.EntityFrameworkCore;

namespace KeymapBakery.Jobs.Store;

/// <summary>What groups of submissions need of the database, each in one statement whatever their number.</summary>
internal static class SubmissionStore
{
    /// <summary>
    /// Of the identities, idempotency keys and keys of builds, those that mean something already; text, identities in lower case. The keys of
    /// builds are locked until the transaction ends, as a single submission locks its own, so that none begins to mean something meanwhile.
    /// </summary>
    public static async Task<HashSet<string>> LockAndFindHistoriesAsync(
        JobsContext context, Guid[] jobIds, string[] idempotencyKeys, string[] buildKeys, CancellationToken cancellationToken)
    {
        // In one order everywhere, so that two groups cannot wait for each other.
        await context.Database.ExecuteSqlAsync(
            $"""
            SELECT pg_advisory_xact_lock(lock) FROM (
                SELECT DISTINCT hashtextextended(key, 0) AS lock FROM unnest({buildKeys}) AS key ORDER BY lock) AS ordered
            """,
            cancellationToken);
        var histories = await context.Database
            .SqlQuery<string>($"""
                SELECT id::text FROM jobs WHERE id = ANY ({jobIds})
                UNION ALL SELECT idempotency_key FROM jobs WHERE idempotency_key = ANY ({idempotencyKeys})
                UNION ALL SELECT key FROM builds WHERE key = ANY ({buildKeys}) AND state IN ('queued', 'running', 'finished')
                UNION ALL SELECT nameless_key FROM builds WHERE nameless_key = ANY ({buildKeys})
                """)
            .ToListAsync(cancellationToken);
        return [.. histories];
    }

    /// <summary>Adds builds, the jobs that want them, and messages, and tells the builds their places.</summary>
    public static async Task InsertAsync(
        JobsContext context,
        IReadOnlyDictionary<string, Build> builds,
        IReadOnlyList<Job> jobs,
        IReadOnlyList<OutboxMessage> messages,
        CancellationToken cancellationToken)
    {
        var queued = builds.Values.ToArray();
        var places = await context.Database
            .SqlQuery<QueuePlace>($"""
                WITH queued AS (
                    INSERT INTO builds (id, key, state, keyboard, keymap, branch, canonical_json, commit, created_at)
                    SELECT id, key, 'queued', keyboard, keymap, branch, canonical_json, commit, created_at
                    FROM unnest(
                        {Of(queued, build => build.Id)}, {Of(queued, build => build.Key)}, {Of(queued, build => build.Keyboard)},
                        {Of(queued, build => build.Keymap)}, {Of(queued, build => build.Branch)}, {Of(queued, build => build.CanonicalJson)},
                        {Of(queued, build => build.Commit)}, {Of(queued, build => build.CreatedAt)})
                        AS added (id, key, keyboard, keymap, branch, canonical_json, commit, created_at)
                    RETURNING id, sequence),
                wanted AS (
                    INSERT INTO jobs (
                        id, build_id, created_at, keyboard, keymap, layout, branch, posted_json, fingerprint, idempotency_key, submission_digest)
                    SELECT * FROM unnest(
                        {Of(jobs, job => job.Id)}, {Of(jobs, job => job.BuildId)}, {Of(jobs, job => job.CreatedAt)}, {Of(jobs, job => job.Keyboard)},
                        {Of(jobs, job => job.Keymap)}, {Of(jobs, job => job.Layout)}, {Of(jobs, job => job.Branch)}, {Of(jobs, job => job.PostedJson)},
                        {Of(jobs, job => job.Fingerprint)}, {Of(jobs, job => job.IdempotencyKey)}, {Of(jobs, job => job.SubmissionDigest)})),
                told AS (
                    INSERT INTO outbox (message_id, kind, payload, created_at, trace_parent)
                    SELECT * FROM unnest(
                        {Of(messages, message => message.MessageId)}, {Of(messages, message => message.Kind)}, {Of(messages, message => message.Payload)},
                        {Of(messages, message => message.CreatedAt)}, {Of(messages, message => message.TraceParent)}))
                SELECT id AS "Id", sequence AS "Sequence" FROM queued
                """)
            .ToListAsync(cancellationToken);
        var sequences = places.ToDictionary(place => place.Id, place => place.Sequence);
        foreach (var build in queued)
        {
            build.TakePlace(sequences[build.Id]);
        }
    }

    // A column of rows that are about to be.
    private static TValue[] Of<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> column)
    {
        var values = new TValue[rows.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = column(rows[index]);
        }

        return values;
    }

    private sealed record QueuePlace(Guid Id, long Sequence);
}
