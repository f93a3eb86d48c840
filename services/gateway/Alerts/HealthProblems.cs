using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.Status;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KeymapBakery.Gateway.Alerts;

/// <summary>Looks for what is wrong with the system.</summary>
internal sealed class HealthProblems(QueueMonitor queue, HealthCheckService checks)
{
    /// <summary>What is wrong, in words that follow "is failing:"; empty when all is well.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        var reading = await queue.ReadAsync(cancellationToken);
        if (!reading.IsCurrent)
        {
            problems.Add("the job service does not answer");
        }
        else if (reading.Queue?.Compilers.Count is null or 0)
        {
            problems.Add($"no compiler is there, {reading.Queue?.QueuedBuilds ?? 0} builds wait");
        }

        var report = await checks.CheckHealthAsync(check => check.Name != Draining.HealthCheck, cancellationToken);
        problems.AddRange(
            from entry in report.Entries
            where entry.Value.Status != HealthStatus.Healthy
            select $"{entry.Key} is {entry.Value.Status.ToString().ToLowerInvariant()}{DetailOf(entry.Value)}");
        return problems;
    }

    private static string DetailOf(HealthReportEntry entry) => string.IsNullOrEmpty(entry.Description) ? "" : $" ({entry.Description})";
}
