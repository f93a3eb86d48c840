using System.Diagnostics;
using System.Text.Json;
using KeymapBakery.Jobs.Metrics;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Jobs.Watching;
using KeymapBakery.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Outbox;

/// <summary>
/// Publishes what lies in the outbox, oldest first, and deletes what the broker has confirmed. Every replica runs one; a row is in
/// the hands of one of them at a time. A crash between confirmation and deletion publishes a message twice, never not at all. A message
/// the broker does not take keeps none of the others waiting, and one that cannot be read is dropped: what it asked for is asked for again.
/// </summary>
internal sealed partial class OutboxDispatcher(
    Database database,
    IBus bus,
    ChangeFeed changes,
    SchemaState schema,
    JobMetrics metrics,
    IOptions<JobsOptions> options,
    ILogger<OutboxDispatcher> logger) : BackgroundService
{
    private const int BatchSize = 200;

    // After each message. Compilers take far fewer; the broker's work on a burst is not to keep people from submitting.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);
    private static readonly ActivitySource Activities = new($"{TelemetryIdentity.SourcePrefix}.Jobs.Outbox");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await schema.WaitAsync(stoppingToken);
        using var news = changes.SubscribeToOutbox();
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                int dispatched;
                do
                {
                    dispatched = await DispatchBatchAsync(stoppingToken);
                    await Task.Delay(dispatched * Pause, stoppingToken);
                }
                while (dispatched == BatchSize);

                failures = 0;
                await news.WaitAsync(options.Value.OutboxPollInterval, stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                var delay = Backoff(failures++);
                LogFailed(exception.GetBaseException().Message, delay.TotalSeconds);
                await Task.Delay(delay, stoppingToken);
            }
        }
    }

    private static TimeSpan Backoff(int failures) =>
        TimeSpan.FromTicks(Math.Min(FirstDelay.Ticks << Math.Min(failures, 10), LongestDelay.Ticks));

    // How many have left the outbox. What the broker did not take is thrown once the others are deleted.
    private async Task<int> DispatchBatchAsync(CancellationToken cancellationToken)
    {
        var (confirmed, unreadable, failure) = await database.ChangeAsync(DispatchBatchAsync, cancellationToken);
        metrics.Dispatched(confirmed, unreadable);
        return failure is null ? confirmed + unreadable : throw new InvalidOperationException(failure.Message, failure);
    }

    private async Task<(int Confirmed, int Unreadable, Exception? Failure)> DispatchBatchAsync(JobsContext context, CancellationToken cancellationToken)
    {
        var kinds = OutboxKinds.All.ToArray();
        var batch = await context.Outbox
            .FromSql($"""
                SELECT * FROM outbox WHERE kind = ANY ({kinds}) ORDER BY sequence LIMIT {BatchSize} FOR UPDATE SKIP LOCKED
                """)
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        if (batch.Count == 0)
        {
            return (0, 0, null);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(PublishTimeout);
        var outcomes = await Task.WhenAll(batch.OrderBy(message => message.Sequence).Select(message => TryPublishAsync(message, timeout.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        var gone = outcomes.Where(outcome => outcome.Failure is null).Select(outcome => outcome.Sequence).ToList();
        await context.Outbox.Where(message => gone.Contains(message.Sequence)).ExecuteDeleteAsync(cancellationToken);
        var unreadable = outcomes.Count(outcome => outcome.IsUnreadable);
        return (gone.Count - unreadable, unreadable, outcomes.Select(outcome => outcome.Failure).FirstOrDefault(failure => failure is not null));
    }

    private async Task<(long Sequence, bool IsUnreadable, Exception? Failure)> TryPublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await PublishAsync(message, cancellationToken);
            return (message.Sequence, false, null);
        }
        catch (JsonException exception)
        {
            LogUnreadable(exception, message.Kind, message.Payload);
            return (message.Sequence, true, null);
        }
#pragma warning disable CA1031 // Whatever is wrong with one of them, the others are confirmed, and must not be published once more.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return (message.Sequence, false, exception);
        }
    }

    private async Task PublishAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        using var activity = Activities.StartActivity("outbox publish", ActivityKind.Internal, message.TraceParent);
        await bus.Publish(
            OutboxKinds.Read(message.Kind, message.Payload),
            context => context.MessageId = message.MessageId,
            cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "Messages wait in the outbox: {Reason} Next try in {Seconds} s.")]
    private partial void LogFailed(string reason, double seconds);

    [LoggerMessage(LogLevel.Error, "A message of kind {Kind} in the outbox cannot be read and is dropped: {Payload}")]
    private partial void LogUnreadable(Exception exception, string kind, string payload);
}
