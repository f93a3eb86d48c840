using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KeymapBakery.Jobs.Store.Migrations;

/// <summary>
/// What is needed to know a repeated request, to tell somebody of a job's end, and to say how long builds have taken of late. Only adds, so that the
/// release before goes on working beside this one.
/// </summary>
[DbContext(typeof(JobsContext))]
[Migration("20260402000000_RepeatsAndCallbacks")]
internal sealed class RepeatsAndCallbacks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("""
            ALTER TABLE jobs ADD COLUMN idempotency_key text, ADD COLUMN submission_digest text;
            CREATE UNIQUE INDEX jobs_idempotency_key ON jobs (idempotency_key) WHERE idempotency_key IS NOT NULL;

            -- As of a release that knows them: a job without a callback has no row, one that was told of has none any more.
            CREATE TABLE callbacks (
                job_id   uuid PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
                url      text NOT NULL,
                api_url  text NOT NULL,
                attempts integer NOT NULL DEFAULT 0,
                due_at   timestamptz NOT NULL
            );
            CREATE INDEX callbacks_due ON callbacks (due_at);

            CREATE INDEX builds_measured ON builds (ended_at)
                WHERE state IN ('finished', 'failed') AND return_code >= 0 AND started_at IS NOT NULL;
            """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("""
            DROP INDEX builds_measured;
            DROP TABLE callbacks;
            DROP INDEX jobs_idempotency_key;
            ALTER TABLE jobs DROP COLUMN idempotency_key, DROP COLUMN submission_digest;
            """);
}
