using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace KeymapBakery.Jobs.Store;

/// <summary>What groups of submissions need of the database: as many statements whatever their number, in one round trip each way.</summary>
internal static class SubmissionStore
{
    /// <summary>
    /// Of the identities, idempotency keys and keys of builds, those that mean something already; text, identities in lower case. The keys of
    /// builds are locked until the transaction ends, as a single submission locks its own, so that none begins to mean something meanwhile.
    /// </summary>
    public static async Task<HashSet<string>> LockAndFindHistoriesAsync(
        JobsContext context, Guid[] jobIds, string[] idempotencyKeys, string[] buildKeys, CancellationToken cancellationToken)
    {
        await using var batch = BatchIn(context);
        // In one order everywhere, so that two groups cannot wait for each other.
        batch.BatchCommands.Add(Command(
            """
            SELECT pg_advisory_xact_lock(lock) FROM (
                SELECT DISTINCT hashtextextended(key, 0) AS lock FROM unnest($1) AS key ORDER BY lock) AS ordered
            """,
            buildKeys));
        batch.BatchCommands.Add(Command(
            """
            SELECT id::text FROM jobs WHERE id = ANY ($1)
            UNION ALL SELECT idempotency_key FROM jobs WHERE idempotency_key = ANY ($2)
            UNION ALL SELECT key FROM builds WHERE key = ANY ($3) AND state IN ('queued', 'running', 'finished')
            UNION ALL SELECT nameless_key FROM builds WHERE nameless_key = ANY ($3)
            """,
            jobIds,
            idempotencyKeys,
            buildKeys));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        var histories = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            histories.Add(reader.GetString(0));
        }

        return histories;
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
        await using var batch = BatchIn(context);
        batch.BatchCommands.Add(Command(
            """
            INSERT INTO builds (id, key, state, keyboard, keymap, branch, canonical_json, commit, created_at)
            SELECT id, key, 'queued', keyboard, keymap, branch, canonical_json, commit, created_at
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8) AS added (id, key, keyboard, keymap, branch, canonical_json, commit, created_at)
            RETURNING id, sequence
            """,
            Of(queued, build => build.Id),
            Of(queued, build => build.Key),
            Of(queued, build => build.Keyboard),
            Of(queued, build => build.Keymap),
            Of(queued, build => build.Branch),
            Of(queued, build => build.CanonicalJson),
            Of(queued, build => build.Commit),
            Of(queued, build => build.CreatedAt)));
        batch.BatchCommands.Add(Command(
            """
            INSERT INTO jobs (id, build_id, created_at, keyboard, keymap, layout, branch, posted_json, fingerprint, idempotency_key, submission_digest)
            SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            Of(jobs, job => job.Id),
            Of(jobs, job => job.BuildId),
            Of(jobs, job => job.CreatedAt),
            Of(jobs, job => job.Keyboard),
            Of(jobs, job => job.Keymap),
            Of(jobs, job => job.Layout),
            Of(jobs, job => job.Branch),
            Of(jobs, job => job.PostedJson),
            Of(jobs, job => job.Fingerprint),
            Of(jobs, job => job.IdempotencyKey),
            Of(jobs, job => job.SubmissionDigest)));
        batch.BatchCommands.Add(Command(
            "INSERT INTO outbox (message_id, kind, payload, created_at, trace_parent) SELECT * FROM unnest($1, $2, $3, $4, $5)",
            Of(messages, message => message.MessageId),
            Of(messages, message => message.Kind),
            Of(messages, message => message.Payload),
            Of(messages, message => message.CreatedAt),
            Of(messages, message => message.TraceParent)));
        var places = new Dictionary<Guid, long>(queued.Length);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            places.Add(reader.GetGuid(0), reader.GetInt64(1));
        }

        // What went wrong with the other statements is told when their results are asked for.
        while (await reader.NextResultAsync(cancellationToken))
        {
        }

        foreach (var build in queued)
        {
            build.TakePlace(places[build.Id]);
        }
    }

    // Not by way of the context, which sends statements one at a time.
    private static NpgsqlBatch BatchIn(JobsContext context) =>
        new((NpgsqlConnection)context.Database.GetDbConnection(), (NpgsqlTransaction)context.Database.CurrentTransaction!.GetDbTransaction());

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<Array> arrays)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var array in arrays)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = array });
        }

        return command;
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
}
