using Grpc.Core;
using CatalogStatus = KeymapBakery.Protos.Metadata.V1.Status;

namespace KeymapBakery.Gateway.MetadataService;

/// <summary>
/// Knows which commit each branch stands at, without asking for every request: the metadata service tells of each change.
/// </summary>
internal sealed partial class CatalogWatch(MetadataServiceClient metadata, TimeProvider clock, ILogger<CatalogWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private volatile CatalogStatus? _status;

    /// <summary>
    /// The commit a branch stands at, the default branch when the name is empty; null when that is not known. While the metadata
    /// service is away, what it said last.
    /// </summary>
    public string? FindCommit(string branch)
    {
        var status = _status;
        var name = branch.Length == 0 ? status?.DefaultBranch : branch;
        return status?.Branches.FirstOrDefault(known => known.Branch == name)?.Catalog?.Commit;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isAway = false;
        while (true)
        {
            try
            {
                await foreach (var status in metadata.WatchAsync(stoppingToken))
                {
                    _status = status;
                    isAway = false;
                }
            }
            catch (Exception failure) when (failure is RpcException or OperationCanceledException)
            {
                if (!isAway && !stoppingToken.IsCancellationRequested)
                {
                    LogAway(failure.Message);
                    isAway = true;
                }
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The metadata service is away; what is cached goes on being served: {Reason}")]
    private partial void LogAway(string reason);
}
