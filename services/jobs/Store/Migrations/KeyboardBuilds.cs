using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KeymapBakery.Jobs.Store.Migrations;

/// <summary>What is compiled of each keyboard before anybody asks, and what came of it.</summary>
[DbContext(typeof(JobsContext))]
[Migration("20260301000000_KeyboardBuilds")]
internal sealed class KeyboardBuilds : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(Tables);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("""
            DROP TABLE keyboard_builds, prebake_plans;
            DROP SEQUENCE keyboard_build_revisions;
            """);

    // Names of keyboards are ordered by their bytes, as clients order them, whatever the database's locale.
    private const string Tables = """
        CREATE TABLE prebake_plans (
            id            uuid PRIMARY KEY,
            sequence      bigint GENERATED ALWAYS AS IDENTITY,
            branch        text NOT NULL,
            commit        text NOT NULL,
            toolchain     text NOT NULL,
            created_at    timestamptz NOT NULL,
            asked_at      timestamptz NOT NULL,
            listed_at     timestamptz,
            completed_at  timestamptz,
            superseded_at timestamptz,
            problem       text
        );
        -- What a branch stands for is planned once; when it comes back to an old commit, it is planned anew.
        CREATE UNIQUE INDEX prebake_plans_current ON prebake_plans (branch, commit, toolchain) WHERE superseded_at IS NULL;

        CREATE SEQUENCE keyboard_build_revisions;

        CREATE TABLE keyboard_builds (
            plan_id             uuid NOT NULL REFERENCES prebake_plans (id) ON DELETE CASCADE,
            keyboard            text COLLATE "C" NOT NULL,
            state               text NOT NULL CHECK (state IN ('waiting', 'queued', 'running', 'succeeded', 'failed', 'skipped')),
            asked_at            timestamptz,
            worker              text,
            started_at          timestamptz,
            ended_at            timestamptz,
            warnings            boolean NOT NULL DEFAULT false,
            output              text NOT NULL DEFAULT '',
            firmware_file_name  text,
            firmware_size_bytes bigint,
            firmware_sha256     text,
            -- Grows with every result, so that a reader can tell whether anything has changed.
            revision            bigint,
            PRIMARY KEY (plan_id, keyboard),
            CONSTRAINT result_is_dated CHECK ((state IN ('succeeded', 'failed')) = (ended_at IS NOT NULL AND revision IS NOT NULL))
        );
        CREATE INDEX keyboard_builds_open ON keyboard_builds (plan_id, keyboard) WHERE state IN ('waiting', 'queued', 'running');
        """;
}
