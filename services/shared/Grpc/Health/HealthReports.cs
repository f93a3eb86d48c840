using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Grpc.AspNetCore.HealthChecks;

/// <summary>Hands the health reports that the application publishes regularly to whoever is watching.</summary>
internal sealed class HealthReports : IHealthCheckPublisher
{
    private volatile Publication _last = new(null);

    /// <summary>The last report, from which every later one can be awaited in turn.</summary>
    public Publication Last => _last;

    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        var publication = new Publication(report);
        Interlocked.Exchange(ref _last, publication).Publish(publication);
        return Task.CompletedTask;
    }

    /// <summary>A report and the promise of the next one.</summary>
    internal sealed class Publication(HealthReport? report)
    {
        private readonly TaskCompletionSource<Publication> _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HealthReport? Report { get; } = report;

        public Task<Publication> Next => _next.Task;

        public void Publish(Publication next) => _next.SetResult(next);
    }
}
