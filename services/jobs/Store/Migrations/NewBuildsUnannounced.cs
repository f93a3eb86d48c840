using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KeymapBakery.Jobs.Store.Migrations;

/// <summary>New builds are not announced: nobody can wait for a build that is not there yet, and a burst of them costs every replica.</summary>
[DbContext(typeof(JobsContext))]
[Migration("20260404000000_NewBuildsUnannounced")]
internal sealed class NewBuildsUnannounced : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => AnnounceAfter(migrationBuilder, "UPDATE");

    protected override void Down(MigrationBuilder migrationBuilder) => AnnounceAfter(migrationBuilder, "INSERT OR UPDATE");

    private static void AnnounceAfter(MigrationBuilder migrationBuilder, string events) =>
        migrationBuilder.Sql($"""
            DROP TRIGGER notify_change ON builds;
            CREATE TRIGGER notify_change AFTER {events} ON builds FOR EACH ROW EXECUTE FUNCTION notify_build();
            """);
}
