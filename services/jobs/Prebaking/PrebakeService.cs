using KeymapBakery.Jobs.Hosting;
using KeymapBakery.Jobs.Store;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Prebaking;

/// <summary>Keeps the plans up to date with the branches and the compilers supplied with keyboards. Does nothing unless enabled.</summary>
internal sealed class PrebakeService(
    PrebakePlans plans,
    PrebakeFeed feed,
    SchemaState schema,
    IOptions<PrebakeOptions> options,
    ILogger<PrebakeService> logger)
    : PeriodicService(options.Value.Interval, schema, logger)
{
    protected override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        await plans.SupersedeAsync(cancellationToken);
        await plans.StartAsync(cancellationToken);
        await plans.AskAgainAsync(cancellationToken);
        await feed.TopUpAsync(cancellationToken);
        await plans.CompleteAsync(cancellationToken);
        await plans.TidyAsync(cancellationToken);
    }
}
