using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KeymapBakery.Jobs.Store.Migrations;

/// <summary>When a build was last asked for again. Only adds, so that the release before goes on working beside this one.</summary>
[DbContext(typeof(JobsContext))]
[Migration("20260701000000_Resending")]
internal sealed class Resending : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE builds ADD COLUMN requested_at timestamptz;");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("ALTER TABLE builds DROP COLUMN requested_at;");
}
