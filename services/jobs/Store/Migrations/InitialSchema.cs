using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KeymapBakery.Jobs.Store.Migrations;

/// <summary>The tables, and the rules the database itself keeps whoever writes to it.</summary>
[DbContext(typeof(JobsContext))]
[Migration("20260101000000_InitialSchema")]
internal sealed class InitialSchema : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(Tables);
        migrationBuilder.Sql(Transitions);
        migrationBuilder.Sql(Notifications);
    }

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("""
            DROP TABLE outbox, branches, compilers, build_output_lines, jobs, builds;
            DROP FUNCTION guard_build_transition, notify_build, notify_job, notify_build_output, notify_outbox;
            """);

    private const string Tables = """
        CREATE TABLE builds (
            id                    uuid PRIMARY KEY,
            sequence              bigint GENERATED ALWAYS AS IDENTITY,
            key                   text,
            state                 text NOT NULL CHECK (state IN ('queued', 'running', 'finished', 'failed', 'cancelled')),
            keyboard              text NOT NULL,
            keymap                text NOT NULL,
            branch                text NOT NULL,
            canonical_json        text NOT NULL,
            commit                text,
            created_at            timestamptz NOT NULL,
            started_at            timestamptz,
            ended_at              timestamptz,
            attempt_id            uuid,
            superseded_attempts   uuid[] NOT NULL DEFAULT '{}',
            worker                text,
            deadline              timestamptz,
            command               text[] NOT NULL DEFAULT '{}',
            return_code           integer NOT NULL DEFAULT 0,
            output                text NOT NULL DEFAULT '',
            firmware_key          text,
            firmware_file_name    text,
            firmware_size_bytes   bigint,
            firmware_sha256       text,
            keymap_file_key       text,
            keymap_file_file_name text,
            keymap_file_size_bytes bigint,
            keymap_file_sha256    text,
            source_key            text,
            source_file_name      text,
            source_size_bytes     bigint,
            source_sha256         text,
            CONSTRAINT running_has_attempt CHECK (state <> 'running' OR (attempt_id IS NOT NULL AND deadline IS NOT NULL)),
            CONSTRAINT finished_has_firmware CHECK ((state = 'finished') = (firmware_key IS NOT NULL)),
            CONSTRAINT final_has_end CHECK ((state IN ('queued', 'running')) = (ended_at IS NULL))
        );
        -- One build at a time for the same work; what failed or was cancelled stands in nobody's way.
        CREATE UNIQUE INDEX builds_shared_key ON builds (key) WHERE state IN ('queued', 'running', 'finished');
        CREATE INDEX builds_queue ON builds (sequence) WHERE state = 'queued';
        CREATE INDEX builds_deadline ON builds (deadline) WHERE state = 'running';

        CREATE TABLE jobs (
            id           uuid PRIMARY KEY,
            build_id     uuid NOT NULL REFERENCES builds (id),
            created_at   timestamptz NOT NULL,
            cancelled_at timestamptz,
            keyboard     text NOT NULL,
            keymap       text NOT NULL,
            layout       text NOT NULL,
            branch       text NOT NULL,
            posted_json  text NOT NULL,
            fingerprint  text NOT NULL
        );
        CREATE INDEX jobs_build ON jobs (build_id);
        CREATE INDEX jobs_created ON jobs (created_at);

        CREATE TABLE build_output_lines (
            build_id   uuid NOT NULL REFERENCES builds (id) ON DELETE CASCADE,
            attempt_id uuid NOT NULL,
            line       integer NOT NULL CHECK (line >= 0),
            text       text NOT NULL,
            PRIMARY KEY (build_id, attempt_id, line)
        );

        CREATE TABLE outbox (
            sequence     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            message_id   uuid NOT NULL,
            kind         text NOT NULL,
            payload      text NOT NULL,
            created_at   timestamptz NOT NULL,
            trace_parent text
        );

        CREATE TABLE compilers (
            name         text PRIMARY KEY,
            slots        integer NOT NULL,
            toolchain    text NOT NULL,
            last_seen_at timestamptz NOT NULL
        );

        CREATE TABLE branches (
            name        text PRIMARY KEY,
            commit      text NOT NULL,
            is_default  boolean NOT NULL,
            toolchain   text NOT NULL,
            resolved_at timestamptz NOT NULL,
            seen_at     timestamptz NOT NULL
        );
        """;

    // A finish that arrives before its start passes through running within one statement, so that a queued build may be
    // written with any later state.
    private const string Transitions = """
        CREATE FUNCTION guard_build_transition() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF TG_OP = 'INSERT' THEN
                IF NEW.state <> 'queued' THEN
                    RAISE EXCEPTION 'build % cannot begin as %', NEW.id, NEW.state USING ERRCODE = 'check_violation';
                END IF;
            ELSIF NEW.state <> OLD.state AND (OLD.state IN ('finished', 'failed', 'cancelled') OR NEW.state = 'queued') THEN
                RAISE EXCEPTION 'build % cannot go from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END $$;
        CREATE TRIGGER guard_transition BEFORE INSERT OR UPDATE OF state ON builds
            FOR EACH ROW EXECUTE FUNCTION guard_build_transition();
        """;

    // Sent by the database, so that no change can forget to tell.
    private const string Notifications = """
        CREATE FUNCTION notify_build() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('keymap_bakery_builds', NEW.id::text);
            RETURN NULL;
        END $$;
        CREATE TRIGGER notify_change AFTER INSERT OR UPDATE ON builds
            FOR EACH ROW EXECUTE FUNCTION notify_build();

        CREATE FUNCTION notify_job() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('keymap_bakery_builds', NEW.build_id::text);
            RETURN NULL;
        END $$;
        CREATE TRIGGER notify_change AFTER UPDATE ON jobs
            FOR EACH ROW EXECUTE FUNCTION notify_job();

        CREATE FUNCTION notify_build_output() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('keymap_bakery_builds', build_id::text) FROM (SELECT DISTINCT build_id FROM added) AS changed;
            RETURN NULL;
        END $$;
        CREATE TRIGGER notify_change AFTER INSERT ON build_output_lines REFERENCING NEW TABLE AS added
            FOR EACH STATEMENT EXECUTE FUNCTION notify_build_output();

        CREATE FUNCTION notify_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            PERFORM pg_notify('keymap_bakery_outbox', '');
            RETURN NULL;
        END $$;
        CREATE TRIGGER notify_new AFTER INSERT ON outbox
            FOR EACH STATEMENT EXECUTE FUNCTION notify_outbox();
        """;
}
