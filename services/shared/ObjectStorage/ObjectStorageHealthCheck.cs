using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KeymapBakery.ObjectStorage;

/// <summary>Healthy as long as the store can be used.</summary>
internal sealed class ObjectStorageHealthCheck(IManagedObjectStore store) : IHealthCheck
{
    public const string Name = "object-storage";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.CheckAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
