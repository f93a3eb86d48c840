using KeymapBakery.Jobs.Store;
using Microsoft.Extensions.Options;
using Npgsql;

namespace KeymapBakery.Jobs.Watching;

/// <summary>
/// Listens to the database's announcements on this replica's one connection for it, and connects again whenever that breaks.
/// </summary>
internal sealed partial class ChangeListener(
    ChangeFeed feed,
    SchemaState schema,
    IOptions<StoreOptions> options,
    ILogger<ChangeListener> logger) : BackgroundService
{
    // Named by the triggers of the schema.
    private const string BuildsChannel = "keymap_bakery_builds";
    private const string OutboxChannel = "keymap_bakery_outbox";

    private const int KeepAliveSeconds = 10;
    private static readonly TimeSpan ReconnectDelay = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        var address = options.Value.ToConnectionString();
        address.Pooling = false;
        address.KeepAlive = KeepAliveSeconds;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(address.ConnectionString, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogDisconnected(StoreFailures.Reason(exception), ReconnectDelay.TotalSeconds);
                await Task.Delay(ReconnectDelay, stoppingToken);
            }
        }
    }

    private async Task ListenAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        connection.Notification += (_, notification) => Announce(notification);
        await connection.OpenAsync(cancellationToken);
        await using (var listen = new NpgsqlCommand($"LISTEN {BuildsChannel}; LISTEN {OutboxChannel}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellationToken);
        }

        feed.AnnounceEverything();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }

    private void Announce(NpgsqlNotificationEventArgs notification)
    {
        if (notification.Channel == OutboxChannel)
        {
            feed.AnnounceOutbox();
        }
        else if (Guid.TryParse(notification.Payload, out var buildId))
        {
            feed.AnnounceBuild(buildId);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Not hearing of changes: {Reason} Listening again in {Seconds} s; until then jobs are polled.")]
    private partial void LogDisconnected(string reason, double seconds);
}
