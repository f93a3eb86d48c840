using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KeymapBakery.Jobs.Store.Migrations;

/// <summary>What somebody has been told to say and what is not over yet.</summary>
[DbContext(typeof(JobsContext))]
[Migration("20260403000000_RaisedNotices")]
internal sealed class RaisedNotices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("""
            CREATE TABLE raised_notices (
                name      text PRIMARY KEY,
                raised_at timestamptz NOT NULL
            );
            """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE raised_notices;");
}
