using KeymapBakery.Jobs.Hosting;
using KeymapBakery.Jobs.Store;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Retention;

/// <summary>Lets <see cref="JobRetention"/> look again and again.</summary>
internal sealed class RetentionService(
    JobRetention retention, SchemaState schema, IOptions<JobsOptions> options, ILogger<RetentionService> logger)
    : PeriodicService(options.Value.RetentionInterval, schema, logger)
{
    protected override Task RunOnceAsync(CancellationToken cancellationToken) => retention.RunAsync(cancellationToken);
}
