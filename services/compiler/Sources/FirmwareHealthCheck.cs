using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KeymapBakery.Compiler.Sources;

/// <summary>Healthy as soon as there is a firmware to compile.</summary>
internal sealed class FirmwareHealthCheck(FirmwareRepository firmware) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            firmware.Branches.Count > 0
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The firmware repository has not been fetched yet."));
}
