using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Hosting;

/// <summary>
/// The end of the service, in its order: it calls itself not ready, waits until no new requests are sent to it, ends streams that would go on
/// for ever, and only then lets the HTTP server stop, which answers what it has begun to answer.
/// </summary>
internal sealed partial class Draining(IOptions<GatewayOptions> options, TimeProvider clock, ILogger<Draining> logger)
    : IHostedLifecycleService, IHealthCheck, IDisposable
{
    /// <summary>Name of the health check.</summary>
    public const string HealthCheck = "draining";

    private readonly CancellationTokenSource _streams = new();
    private int _begun;

    /// <summary>Cancelled when it is time to end streams and long waits, so that clients come back to a service that stays.</summary>
    public CancellationToken Token => _streams.Token;

    /// <summary>Healthy until the end has begun.</summary>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Volatile.Read(ref _begun) == 1 ? HealthCheckResult.Unhealthy("The service is about to end.") : HealthCheckResult.Healthy());

    /// <summary>Begins the end; told again, it does nothing.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _begun, 1) == 1)
        {
            return;
        }

        LogBegun(options.Value.DrainDelay);
        try
        {
            await Task.Delay(options.Value.DrainDelay, clock, cancellationToken);
        }
        finally
        {
            await _streams.CancelAsync();
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _streams.Dispose();

    [LoggerMessage(LogLevel.Information, "The service ends: not ready from now on, no new connections in {Delay}")]
    private partial void LogBegun(TimeSpan delay);
}
