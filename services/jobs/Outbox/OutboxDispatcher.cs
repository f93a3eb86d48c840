using System.Diagnostics;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Jobs.Watching;
using KeymapBakery.ServiceDefaults;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Jobs.Outbox;

/// <summary>
/// Publishes what lies in the outbox, oldest first, and deletes what the broker has confirmed. Every replica runs one; a row is in
/// the hands of one of them at a time. A crash between confirmation and deletion publishes a message twice, never not at all.
/// </summary>
internal sealed partial class OutboxDispatcher(
    Database database,
    IBus bus,
    ChangeFeed changes,
    SchemaState schema,
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

    private Task<int> DispatchBatchAsync(CancellationToken cancellationToken) =>
        database.ChangeAsync(
            async (context, token) =>
            {
                var kinds = OutboxKinds.All.ToArray();
                var batch = await context.Outbox
                    .FromSql($"""
                        SELECT * FROM outbox WHERE kind = ANY ({kinds}) ORDER BY sequence LIMIT {BatchSize} FOR UPDATE SKIP LOCKED
                        """)
                    .AsNoTracking()
                    .ToListAsync(token);
                if (batch.Count == 0)
                {
                    return 0;
                }

                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(token);
                timeout.CancelAfter(PublishTimeout);
                await Task.WhenAll(batch.OrderBy(message => message.Sequence).Select(message => PublishAsync(message, timeout.Token)));
                var sequences = batch.Select(message => message.Sequence).ToList();
                await context.Outbox.Where(message => sequences.Contains(message.Sequence)).ExecuteDeleteAsync(token);
                return batch.Count;
            },
            cancellationToken);

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
}
