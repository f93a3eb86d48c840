using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KeymapBakery.Jobs.Store.Migrations;

/// <summary>
/// What is needed for jobs of different keymap names to share a build, and to know whose source archives nobody needs any more. Only adds, so that
/// the release before goes on working beside this one.
/// </summary>
[DbContext(typeof(JobsContext))]
[Migration("20260201000000_SharingAcrossNames")]
internal sealed class SharingAcrossNames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("""
            ALTER TABLE builds ADD COLUMN nameless_key text;
            CREATE INDEX builds_nameless_key ON builds (nameless_key) WHERE nameless_key IS NOT NULL;
            CREATE INDEX builds_commit ON builds (commit);
            ALTER TABLE branches ADD COLUMN user_names text[];

            -- Commits that may have a source archive.
            CREATE TABLE source_commits (
                commit  text PRIMARY KEY,
                seen_at timestamptz NOT NULL
            );
            """);

    protected override void Down(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("""
            DROP TABLE source_commits;
            ALTER TABLE branches DROP COLUMN user_names;
            DROP INDEX builds_commit, builds_nameless_key;
            ALTER TABLE builds DROP COLUMN nameless_key;
            """);
}
