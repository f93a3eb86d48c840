using System.Globalization;

namespace KeymapBakery.Testing;

/// <summary>A real RabbitMQ server of the test's own, which may be killed and started again.</summary>
public sealed class RabbitMqServer : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new("rabbitmq");
    private readonly int _port = FreePorts.Find(3);
    private int _processGroup;

    private RabbitMqServer()
    {
    }

    /// <summary>Where it listens, as the setting <c>RabbitMq:Address</c> takes it.</summary>
    public Uri Address => new($"amqp://guest:guest@127.0.0.1:{_port}/");

    /// <summary>Starts a server; takes about four seconds.</summary>
    public static async Task<RabbitMqServer> StartAsync()
    {
        var server = new RabbitMqServer();
        await server.RestartAsync();
        return server;
    }

    /// <summary>
    /// Waits until a queue just made would survive <see cref="KillAsync"/>: RabbitMQ writes down the name of a new quorum queue half a
    /// second late, and killed before, it comes back with a queue that never finds a leader.
    /// </summary>
    public static Task SettleAsync() => Task.Delay(TimeSpan.FromSeconds(2));

    /// <summary>Ends the server as a power cut would (SIGKILL). Returns when all of its processes are gone.</summary>
    public async Task KillAsync()
    {
        await Command.SignalAsync(9, -_processGroup);
        await Eventually.TrueAsync(() => Task.FromResult(!ProcessGroup.IsAlive(_processGroup)), TimeSpan.FromSeconds(20), "The broker's end");
    }

    /// <summary>Starts the server, with the queues it had. Returns when it takes connections.</summary>
    public async Task RestartAsync()
    {
        var output = await Command.RunAsync(RepositoryRoot.Of("bakery"), ["server", "rabbitmq", "start", _folder.Of("server"), $"{_port}"]);
        _processGroup = int.Parse(output.Trim(), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync(RepositoryRoot.Of("bakery"), ["server", "rabbitmq", "stop", _folder.Of("server"), $"{_port}"]);
        _folder.Dispose();
    }
}
