using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Npgsql;

namespace KeymapBakery.Jobs.Tests;

/// <summary>A database that an earlier release made.</summary>
public sealed class UpgradeTests(Servers servers)
{
    private static readonly Guid JobId = Guid.NewGuid();
    private static readonly Guid BuildId = Guid.NewGuid();

    [Fact]
    public async Task Jobs_of_the_first_schema_are_served_as_they_were()
    {
        await using var jobs = new JobsFixture(servers);
        await MakeFirstSchemaAsync(jobs, servers);

        await jobs.InitializeAsync();

        var job = await jobs.GetAsync(JobId.ToString());
        job.State.ShouldBe(JobState.Finished);
        job.Build.Firmware.FileName.ShouldBe("planck_rev6_mine.hex");
        job.Build.Source.Key.ShouldBe($"builds/{BuildId}/source.zip");
        var read = await jobs.Client.GetAsync(
            new GetRequest { JobId = JobId.ToString(), IncludeKeymap = true }, cancellationToken: TestContext.Current.CancellationToken);
        read.KeymapJson.ShouldBe("""{"keymap":"mine","layers":[["KC_A"]]}""");
        await jobs.EndedAsync();
    }

    private static async Task MakeFirstSchemaAsync(JobsFixture jobs, Servers servers)
    {
        await RunAsync(servers.Postgres.ConnectionString("postgres"), $"CREATE DATABASE {jobs.Database}");
        var type = typeof(Program).Assembly.GetType("KeymapBakery.Jobs.Store.Migrations.InitialSchema", throwOnError: true)!;
        var migration = (Migration)Activator.CreateInstance(type)!;
        foreach (var operation in migration.UpOperations.Cast<SqlOperation>())
        {
            await RunAsync(jobs.ConnectionString, operation.Sql);
        }

        await RunAsync(
            jobs.ConnectionString,
            $$"""
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL);
            INSERT INTO "__EFMigrationsHistory" VALUES ('20260101000000_InitialSchema', '10.0.0');
            INSERT INTO builds (id, key, state, keyboard, keymap, branch, canonical_json, commit, created_at)
            VALUES ('{{BuildId}}', 'a key of the former kind', 'queued', 'planck/rev6', 'mine', 'master', '{"keymap":"mine","layers":[["KC_A"]]}', '{{Events.Commit}}', now());
            UPDATE builds SET state = 'finished', ended_at = now(), attempt_id = '{{Guid.NewGuid()}}',
                firmware_key = 'builds/{{BuildId}}/firmware.hex', firmware_file_name = 'planck_rev6_mine.hex', firmware_size_bytes = 1, firmware_sha256 = '',
                source_key = 'builds/{{BuildId}}/source.zip', source_file_name = 'qmk_firmware-planck-rev6-mine.zip', source_size_bytes = 1, source_sha256 = '';
            INSERT INTO jobs (id, build_id, created_at, keyboard, keymap, layout, branch, posted_json, fingerprint)
            VALUES ('{{JobId}}', '{{BuildId}}', now(), 'planck/rev6', 'mine', 'LAYOUT_ortho_4x12', '', '{}', '');
            """);
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written above.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
