using KeymapBakery.Compiler.Configuration;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Messaging;

/// <summary>
/// Ends the service gracefully: from the moment it is asked to stop no build is begun, those running get the drain timeout
/// to finish, and what still runs then is handed back.
/// </summary>
internal sealed class DrainService(
    BuildAttempts attempts,
    IHostApplicationLifetime lifetime,
    IOptions<CompilerOptions> options,
    TimeProvider time) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _idle = new();
    private CancellationTokenRegistration _stopping;
    private Task _draining = Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _stopping = lifetime.ApplicationStopping.Register(() => _draining = DrainAsync());
        return Task.CompletedTask;
    }

    /// <summary>Runs after the bus has stopped: what works on now has lost its delivery.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _idle.CancelAsync();
        await _draining;
        await attempts.HandBackAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stopping.Dispose();
        _idle.Dispose();
    }

    private async Task DrainAsync()
    {
        attempts.Drain();
        try
        {
            await Task.Delay(options.Value.DrainTimeout, time, _idle.Token);
            await attempts.HandBackAsync();
        }
        catch (OperationCanceledException)
        {
        }
    }
}
