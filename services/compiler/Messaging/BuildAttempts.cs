using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Delivery;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Compiler.Messaging;

/// <summary>
/// The builds this process works on or has just finished. An attempt does not depend on the delivery that started it: when
/// the broker restarts and delivers the build once more, the new delivery joins the attempt.
/// </summary>
internal sealed partial class BuildAttempts(
    BuildRunner runner,
    IBus bus,
    PatientDelivery delivery,
    TimeProvider time,
    ILoggerFactory loggers,
    ILogger<BuildAttempts> logger) : IDisposable
{
    private const int RememberedResults = 32;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan HandBackPause = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Attempt> _running = [];
    private readonly Dictionary<Guid, BuildFinished> _finished = [];
    private readonly Queue<Guid> _finishedInOrder = [];
    private readonly CancellationTokenSource _handingBack = new();
    private bool _isDraining;

    /// <summary>
    /// Works on a build until its result is published. Returns early, as if it were finished, when the build is stopped.
    /// </summary>
    /// <param name="request">The build.</param>
    /// <param name="cancellationToken">The delivery is void; the attempt goes on.</param>
    /// <exception cref="BuildHandedBackException">This compiler stops.</exception>
    public async Task CompleteAsync(BuildRequested request, CancellationToken cancellationToken)
    {
        Task work;
        BuildFinished? finished;
        lock (_gate)
        {
            finished = Recall(request.BuildId);
            if (finished is not null)
            {
                work = Task.CompletedTask;
            }
            else if (_running.TryGetValue(request.BuildId, out var running))
            {
                LogJoined(request.BuildId);
                work = running.Work;
            }
            else if (_isDraining)
            {
                work = HandBackLaterAsync(request.BuildId, cancellationToken);
            }
            else
            {
                work = Start(request);
            }
        }

        if (finished is not null)
        {
            // The broker did not learn that the build is done; perhaps nobody did.
            LogRepeated(request.BuildId);
            await delivery.RunAsync(
                $"publish the result of build {request.BuildId}", token => bus.Publish(finished, token), cancellationToken);
            return;
        }

        await work.WaitAsync(cancellationToken);
    }

    /// <summary>Ends a build at once, without a result. One that is not worked on here is none of this compiler's business.</summary>
    public void Stop(Guid buildId)
    {
        lock (_gate)
        {
            if (_running.TryGetValue(buildId, out var attempt))
            {
                LogStopped(buildId);
                attempt.Stopping.Cancel();
            }
        }
    }

    /// <summary>Takes no more builds.</summary>
    public void Drain()
    {
        lock (_gate)
        {
            _isDraining = true;
        }
    }

    /// <summary>Ends all builds and hands them back; returns when their processes are gone.</summary>
    public async Task HandBackAsync()
    {
        Drain();
        await _handingBack.CancelAsync();
        Task[] works;
        lock (_gate)
        {
            works = [.. _running.Values.Select(attempt => attempt.Work)];
        }

        await Task.WhenAll(works).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    /// <inheritdoc/>
    public void Dispose() => _handingBack.Dispose();

    private BuildFinished? Recall(Guid buildId) =>
        _finished.GetValueOrDefault(buildId) is { } finished && time.GetUtcNow() - finished.FinishedAt < Memory ? finished : null;

    // Until this process no longer consumes, the broker would give it the same build again and again, up to the delivery limit.
    private async Task HandBackLaterAsync(Guid buildId, CancellationToken cancellationToken)
    {
        await Task.Delay(HandBackPause, time, cancellationToken);
        throw new BuildHandedBackException(buildId);
    }

    private Task Start(BuildRequested request)
    {
        var attempt = new Attempt();
        attempt.Work = Task.Run(() => RunAsync(request, attempt));
        _running.Add(request.BuildId, attempt);
        return attempt.Work;
    }

    private async Task RunAsync(BuildRequested request, Attempt attempt)
    {
        var attemptId = Guid.NewGuid();
        try
        {
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(attempt.Stopping.Token, _handingBack.Token);
            await using var events = new AttemptEvents(request.BuildId, attemptId, bus, delivery, loggers.CreateLogger<AttemptEvents>());
            var finished = await runner.RunAsync(request, attemptId, events, ending.Token);
            await events.FinishAsync(finished, ending.Token);
            Remember(finished);
        }
        catch (OperationCanceledException) when (attempt.Stopping.IsCancellationRequested)
        {
        }
        catch (OperationCanceledException) when (_handingBack.IsCancellationRequested)
        {
            LogHandedBack(request.BuildId);
            throw new BuildHandedBackException(request.BuildId);
        }
        finally
        {
            lock (_gate)
            {
                _running.Remove(request.BuildId);
                attempt.Stopping.Dispose();
            }
        }
    }

    private void Remember(BuildFinished finished)
    {
        lock (_gate)
        {
            _finished[finished.BuildId] = finished;
            _finishedInOrder.Enqueue(finished.BuildId);
            if (_finishedInOrder.Count > RememberedResults)
            {
                _finished.Remove(_finishedInOrder.Dequeue());
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Build {BuildId} was delivered again; the running attempt goes on")]
    private partial void LogJoined(Guid buildId);

    [LoggerMessage(LogLevel.Information, "Build {BuildId} was delivered again; its result is published again")]
    private partial void LogRepeated(Guid buildId);

    [LoggerMessage(LogLevel.Information, "Build {BuildId} is stopped, as nobody wants it any more")]
    private partial void LogStopped(Guid buildId);

    [LoggerMessage(LogLevel.Information, "Build {BuildId} is handed back")]
    private partial void LogHandedBack(Guid buildId);

    private sealed class Attempt
    {
        public CancellationTokenSource Stopping { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;
    }
}
