using System.Threading.Channels;
using KeymapBakery.Gateway.MetadataService;

namespace KeymapBakery.Gateway.Refreshing;

/// <summary>
/// Has the metadata service look for new commits when somebody says there are some, without letting them wait. Any number of requests
/// while one is being served become one.
/// </summary>
internal sealed partial class RefreshRequests(MetadataServiceClient metadata, ILogger<RefreshRequests> logger) : BackgroundService
{
    private readonly Channel<bool> _wanted = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Asks for a refresh.</summary>
    public void Add() => _wanted.Writer.TryWrite(true);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _wanted.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await metadata.RefreshAsync(stoppingToken);
                LogRefreshed();
            }
            catch (MetadataUnavailableException exception)
            {
                LogFailed(exception.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Keyboard data were refreshed on request")]
    private partial void LogRefreshed();

    [LoggerMessage(LogLevel.Warning, "Keyboard data could not be refreshed on request; the metadata service looks again by itself: {Reason}")]
    private partial void LogFailed(string reason);
}
