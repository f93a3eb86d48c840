using System.Threading.Channels;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Delivery;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Compiler.Messaging;

/// <summary>
/// Publishes the events of one attempt, in order and without ever keeping the build waiting: <see cref="BuildStarted"/> and
/// <see cref="BuildOutput"/> as well as may be, <see cref="BuildFinished"/> for certain.
/// </summary>
internal sealed partial class AttemptEvents : IBuildObserver, IAsyncDisposable
{
    private const int MostLinesTogether = 100;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LastLinesTimeout = TimeSpan.FromSeconds(5);

    private readonly Guid _buildId;
    private readonly Guid _attemptId;
    private readonly IBus _bus;
    private readonly PatientDelivery _delivery;
    private readonly ILogger _logger;
    private readonly Channel<object> _events = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _givingUp = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _publishing;
    private object? _held;
    private int _published;

    public AttemptEvents(Guid buildId, Guid attemptId, IBus bus, PatientDelivery delivery, ILogger<AttemptEvents> logger)
    {
        _buildId = buildId;
        _attemptId = attemptId;
        _bus = bus;
        _delivery = delivery;
        _logger = logger;
        _publishing = Task.Run(PublishAllAsync);
    }

    /// <inheritdoc/>
    public void Started(BuildStarted started) => _events.Writer.TryWrite(started);

    /// <inheritdoc/>
    public void LineAdded(string line) => _events.Writer.TryWrite(line);

    /// <summary>Publishes the result after all else, trying for as long as patience lasts.</summary>
    public async Task FinishAsync(BuildFinished finished, CancellationToken cancellationToken)
    {
        await EndAsync(LastLinesTimeout);
        await _delivery.RunAsync(
            $"publish the result of build {_buildId}", token => _bus.Publish(finished, token), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync(TimeSpan.Zero);
        _givingUp.Dispose();
    }

    private async Task EndAsync(TimeSpan timeout)
    {
        _events.Writer.TryComplete();
        _ended.TrySetResult();
        _givingUp.CancelAfter(timeout);
        await _publishing;
    }

    private async Task PublishAllAsync()
    {
        try
        {
            while (await TakeAsync() is { } next)
            {
                if (next is BuildStarted started)
                {
                    await PublishAsync(started);
                }
                else
                {
                    var lines = await GatherAsync((string)next);
                    await PublishAsync(new BuildOutput(_buildId, _attemptId, _published, lines));
                    _published += lines.Count;
                }
            }
        }
        catch (OperationCanceledException) when (_givingUp.IsCancellationRequested)
        {
            // The result carries the whole output.
        }
    }

    private async Task<object?> TakeAsync()
    {
        if (_held is { } held)
        {
            _held = null;
            return held;
        }

        return await _events.Reader.WaitToReadAsync(_givingUp.Token) && _events.Reader.TryRead(out var next) ? next : null;
    }

    private async Task<List<string>> GatherAsync(string first)
    {
        List<string> lines = [first];
        Fill(lines);
        if (lines.Count < MostLinesTogether && _held is null)
        {
            // The channel itself is complete only when all lines are taken out of it.
            await Task.WhenAny(Task.Delay(Interval, _givingUp.Token), _ended.Task);
            Fill(lines);
        }

        return lines;
    }

    private void Fill(List<string> lines)
    {
        while (lines.Count < MostLinesTogether && _held is null && _events.Reader.TryRead(out var next))
        {
            if (next is string line)
            {
                lines.Add(line);
            }
            else
            {
                _held = next;
            }
        }
    }

    private async Task PublishAsync<T>(T message)
        where T : class
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(_givingUp.Token);
            limit.CancelAfter(PublishTimeout);
            await _bus.Publish(message, limit.Token);
        }
        catch (Exception exception) when (!_givingUp.IsCancellationRequested)
        {
            LogNotPublished(typeof(T).Name, _buildId, exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Message} of build {BuildId} could not be published: {Reason}")]
    private partial void LogNotPublished(string message, Guid buildId, string reason);
}
