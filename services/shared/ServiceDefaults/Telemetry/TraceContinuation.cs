using System.Diagnostics;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.ServiceDefaults.Telemetry;

/// <summary>
/// Carries traces on through messages although nobody may collect their spans: what one request has led to then has one trace id in the logs of
/// all services.
/// </summary>
internal sealed class TraceContinuation : IHostedService, IDisposable
{
    private const string MassTransit = "MassTransit";

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source =>
            source.Name == MassTransit || source.Name.StartsWith(TelemetryIdentity.SourcePrefix, StringComparison.Ordinal),
        Sample = static (ref ActivityCreationOptions<ActivityContext> options) =>
            options.Parent == default ? ActivitySamplingResult.None : ActivitySamplingResult.PropagationData,
    };

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        ActivitySource.AddActivityListener(_listener);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
