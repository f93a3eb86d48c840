using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KeymapBakery.Metadata.Catalogs;

/// <summary>Healthy as soon as the default branch can be served.</summary>
internal sealed class CatalogHealthCheck(CatalogStore store) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = store.Current.Find("");
        return Task.FromResult(
            state?.Catalog is null ? HealthCheckResult.Unhealthy(state?.Problem)
            : state.Problem.Length > 0 ? HealthCheckResult.Degraded(state.Problem)
            : HealthCheckResult.Healthy());
    }
}
