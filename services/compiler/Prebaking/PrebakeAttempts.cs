using KeymapBakery.Compiler.Delivery;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Compiler.Prebaking;

/// <summary>
/// The keyboards this process works on. A keyboard that the broker delivers once more joins the work on it; all are handed back at once
/// when the service is asked to stop, since nobody waits for them.
/// </summary>
internal sealed partial class PrebakeAttempts : IHostedService, IDisposable
{
    private static readonly TimeSpan HandBackPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid Plan, string Keyboard), Task> _running = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenRegistration _registration;
    private readonly PrebakeRunner _runner;
    private readonly IBus _bus;
    private readonly PatientDelivery _delivery;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public PrebakeAttempts(
        PrebakeRunner runner,
        IBus bus,
        PatientDelivery delivery,
        IHostApplicationLifetime lifetime,
        TimeProvider time,
        ILogger<PrebakeAttempts> logger)
    {
        _runner = runner;
        _bus = bus;
        _delivery = delivery;
        _time = time;
        _logger = logger;
        _registration = lifetime.ApplicationStopping.Register(_stopping.Cancel);
    }

    /// <summary>Names the keyboards of a plan and publishes them.</summary>
    /// <exception cref="PrebakeHandedBackException">This compiler stops.</exception>
    public Task PlanAsync(PrebakePlanRequested request, CancellationToken cancellationToken) =>
        UntilStoppedAsync(
            async token =>
            {
                if (await _runner.ListAsync(request, token) is { } answer)
                {
                    await PublishAsync(answer, token);
                }
            },
            cancellationToken);

    /// <summary>Works on a keyboard until what came of it is published.</summary>
    /// <param name="request">The keyboard.</param>
    /// <param name="cancellationToken">The delivery is void; the work goes on.</param>
    /// <exception cref="PrebakeHandedBackException">This compiler stops.</exception>
    public Task CompleteAsync(PrebakeRequested request, CancellationToken cancellationToken)
    {
        Task? work;
        lock (_gate)
        {
            var key = (request.PlanId, request.Keyboard);
            if (!_running.TryGetValue(key, out work))
            {
                work = Task.Run(() => UntilStoppedAsync(token => BakeAsync(request, token), CancellationToken.None), CancellationToken.None);
                _running.Add(key, work);
                _ = work.ContinueWith(_ => Forget(key), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        return work.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the bus has stopped; returns when all processes are gone.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        Task[] works;
        lock (_gate)
        {
            works = [.. _running.Values];
        }

        await Task.WhenAll(works).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registration.Dispose();
        _stopping.Dispose();
    }

    private async Task UntilStoppedAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        if (_stopping.IsCancellationRequested)
        {
            // Until this process no longer consumes, the broker would give it the same again and again, up to the delivery limit.
            await Task.Delay(HandBackPause, _time, cancellationToken);
            throw new PrebakeHandedBackException();
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token, cancellationToken);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PrebakeHandedBackException();
        }
    }

    private async Task BakeAsync(PrebakeRequested request, CancellationToken cancellationToken) =>
        await PublishAsync(await _runner.BakeAsync(request, started => AnnounceAsync(started, cancellationToken), cancellationToken), cancellationToken);

    private Task PublishAsync(object message, CancellationToken cancellationToken) =>
        _delivery.RunAsync("publish what was prebaked", token => _bus.Publish(message, token), cancellationToken);

    // The result does not depend on it.
    private async Task AnnounceAsync(PrebakeStarted started, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(StartTimeout);
            await _bus.Publish(started, limit.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotAnnounced(started.Keyboard, exception.Message);
        }
    }

    private void Forget((Guid Plan, string Keyboard) key)
    {
        lock (_gate)
        {
            _running.Remove(key);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The start of prebaking {Keyboard} could not be published: {Reason}")]
    private partial void LogNotAnnounced(string keyboard, string reason);
}
