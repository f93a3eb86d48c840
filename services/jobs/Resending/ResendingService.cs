using KeymapBakery.Jobs.Hosting;
using KeymapBakery.Jobs.Metrics;
using KeymapBakery.Jobs.Store;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Resending;

/// <summary>Looks, at an interval, for builds the broker has lost.</summary>
internal sealed class ResendingService(
    LostRequests requests, JobMetrics metrics, SchemaState schema, IOptions<JobsOptions> options, ILogger<ResendingService> logger)
    : PeriodicService(options.Value.ResendInterval, schema, logger)
{
    protected override async Task RunOnceAsync(CancellationToken cancellationToken) =>
        metrics.Resent(await requests.ResendAsync(cancellationToken));
}
