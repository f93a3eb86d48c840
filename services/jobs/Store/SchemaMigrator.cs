using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace KeymapBakery.Jobs.Store;

/// <summary>
/// Makes the database if it is missing and brings its schema up to date at start, one replica at a time. Waits for a database that does not answer yet, since a service
/// that dies meanwhile would only be started again.
/// </summary>
internal sealed partial class SchemaMigrator(
    IDbContextFactory<JobsContext> contexts,
    IOptions<StoreOptions> options,
    SchemaState schema,
    ILogger<SchemaMigrator> logger) : BackgroundService
{
    // Any number will do, as long as every replica and release uses the same.
    private const long AdvisoryLock = 0x6B65_796D_6170_0001;

    // The one every server has.
    private const string MaintenanceDatabase = "postgres";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var connection = options.Value.ToConnectionString();
        for (var delay = FirstDelay; ; delay = TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, LongestDelay.Ticks)))
        {
            try
            {
                await MigrateAsync(connection, stoppingToken);
                schema.SetReady();
                return;
            }
            catch (Exception exception) when (StoreFailures.IsUnavailable(exception))
            {
                LogWaiting(connection.Host, connection.Port, connection.Database, StoreFailures.Reason(exception), delay.TotalSeconds);
            }

            await Task.Delay(delay, stoppingToken);
        }
    }

    private async Task MigrateAsync(NpgsqlConnectionStringBuilder address, CancellationToken cancellationToken)
    {
        // A session of its own: the lock lives exactly as long as it does, even if this process is killed.
        await using var session = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            Pooling = false,
            CommandTimeout = 0,
        }.ConnectionString);
        try
        {
            await session.OpenAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            await CreateDatabaseAsync(address, cancellationToken);
            await session.OpenAsync(cancellationToken);
        }

        await using (var takeLock = new NpgsqlCommand("SELECT pg_advisory_lock($1)", session))
        {
            takeLock.Parameters.Add(new NpgsqlParameter { Value = AdvisoryLock });
            await takeLock.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            await context.Database.MigrateAsync(cancellationToken);
        }

        LogMigrated(address.Host, address.Port, address.Database, pending.Count);
    }

    private async Task CreateDatabaseAsync(NpgsqlConnectionStringBuilder address, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address.ConnectionString)
        {
            Pooling = false,
            Database = MaintenanceDatabase,
        }.ConnectionString);
        await connection.OpenAsync(cancellationToken);
        await using var create = connection.CreateCommand();
#pragma warning disable CA2100 // An identifier cannot be a parameter; it is quoted, and comes from our own configuration.
        create.CommandText = $"CREATE DATABASE \"{address.Database?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
#pragma warning restore CA2100
        try
        {
            await create.ExecuteNonQueryAsync(cancellationToken);
            LogCreated(address.Host, address.Port, address.Database);
        }
        catch (PostgresException exception) when (
            exception.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another replica was quicker.
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new StoreUnavailableException(
                $"There is no database {address.Database}, and {address.Username} may not create it.", exception);
        }
    }

    [LoggerMessage(LogLevel.Information, "PostgreSQL at {Host}:{Port}: created database {Database}.")]
    private partial void LogCreated(string? host, int port, string? database);

    [LoggerMessage(LogLevel.Warning, "Waiting for PostgreSQL at {Host}:{Port}, database {Database}: {Reason} Next try in {Seconds} s.")]
    private partial void LogWaiting(string? host, int port, string? database, string reason, double seconds);

    [LoggerMessage(LogLevel.Information, "PostgreSQL at {Host}:{Port}, database {Database}, is ready; applied {Count} migrations.")]
    private partial void LogMigrated(string? host, int port, string? database, int count);
}
