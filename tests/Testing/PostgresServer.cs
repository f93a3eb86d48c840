using Npgsql;

namespace KeymapBakery.Testing;

/// <summary>A real PostgreSQL server of the test's own, which may be killed and started again.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("postgres");
    private readonly int _port = FreePorts.Find();
    private int _processId;

    private PostgresServer()
    {
    }

    /// <summary>Starts a server; takes about a second.</summary>
    public static async Task<PostgresServer> StartAsync()
    {
        var server = new PostgresServer();
        await server.RestartAsync();
        return server;
    }

    /// <summary>Connection string of a database, which need not exist yet.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=bakery;Database={database};Timeout=5;Maximum Pool Size=40";

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync(string database)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // An identifier cannot be a parameter; tests choose the name.
        command.CommandText = $"create database \"{database}\"";
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
        return ConnectionString(database);
    }

    /// <summary>Ends the server as a power cut would (SIGKILL). Returns when its port is closed.</summary>
    public async Task KillAsync()
    {
        await Command.SignalAsync(9, _processId);
        await Eventually.TrueAsync(() => Task.FromResult(!ProcessGroup.IsAlive(_processId)), TimeSpan.FromSeconds(20), "The server's end");
        NpgsqlConnection.ClearAllPools();
    }

    /// <summary>Starts the server, with the data it had. Returns when it answers.</summary>
    public async Task RestartAsync()
    {
        // The children of a killed server hold its shared memory for a moment; the next start refuses until they are gone.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var output = await Command.RunAsync(RepositoryRoot.Of("bakery"), ["server", "postgres", "start", _folder.Of("server"), $"{_port}"]);
                _processId = int.Parse(output.Trim(), System.Globalization.CultureInfo.InvariantCulture);
                return;
            }
            catch (InvalidOperationException) when (attempt < 5)
            {
                await Task.Delay(500);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync(RepositoryRoot.Of("bakery"), ["server", "postgres", "stop", _folder.Of("server"), $"{_port}"]);
        _folder.Dispose();
    }
}
