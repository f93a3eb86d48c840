using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace KeymapBakery.Jobs.Store.Migrations;

/// <summary>How often keyboards were used, hour by hour. Only adds, so that the release before goes on working beside this one.</summary>
[DbContext(typeof(JobsContext))]
[Migration("20260401000000_UsageByHour")]
internal sealed class UsageByHour : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.Sql("""
            CREATE TABLE keyboard_usage (
                hour     timestamptz NOT NULL,
                -- 'job': jobs that are deleted by now; 'report': what command lines have told.
                origin   text NOT NULL CHECK (origin IN ('job', 'report')),
                action   text NOT NULL,
                keyboard text NOT NULL,
                layout   text NOT NULL,
                count    bigint NOT NULL CHECK (count > 0),
                PRIMARY KEY (hour, origin, action, keyboard, layout)
            );

            CREATE TABLE location_usage (
                hour    timestamptz NOT NULL,
                country text NOT NULL,
                count   bigint NOT NULL CHECK (count > 0),
                PRIMARY KEY (hour, country)
            );
            """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE keyboard_usage, location_usage;");
}
