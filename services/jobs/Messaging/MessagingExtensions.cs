using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace KeymapBakery.Jobs.Messaging;

/// <summary>Wires the queues the job service reads.</summary>
internal static class MessagingExtensions
{
    private const string HeartbeatQueue = "compiler-heartbeats";
    private const int HeartbeatTimeToLiveMilliseconds = 30_000;
    private const int Prefetch = 16;

    // Longer than RabbitMQ lets a consumer keep a message (30 min); it then hands the message out again.
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(5);
    private const int StoreRetries = 720;

    /// <summary>Adds the bus and this service's consumers.</summary>
    public static IHostApplicationBuilder AddMessaging(this IHostApplicationBuilder builder) =>
        builder.AddBus(
            bus =>
            {
                bus.AddConsumer<BuildStartedConsumer>();
                bus.AddConsumer<BuildOutputConsumer>();
                bus.AddConsumer<BuildFinishedConsumer>();
                bus.AddConsumer<CompilerHeartbeatConsumer>();
                bus.AddConsumer<DeadBuildConsumer>();
                bus.AddConsumer<PrebakePlannedConsumer>();
                bus.AddConsumer<PrebakeStartedConsumer>();
                bus.AddConsumer<PrebakeFinishedConsumer>();
                bus.AddConsumer<PrebakePutOffConsumer>();
                bus.AddConsumer<DeadPrebakeConsumer>();
                // Without the broker jobs are still accepted; the outbox keeps what is to be said.
                bus.ConfigureHealthCheckOptions(health => health.MinimalFailureStatus = HealthStatus.Degraded);
            },
            (context, rabbit) =>
            {
                rabbit.ReceiveEndpoint(Queues.BuildEvents, endpoint =>
                {
                    endpoint.IsReliable();
                    endpoint.ConfigureConsumer<BuildStartedConsumer>(context);
                    endpoint.ConfigureConsumer<BuildOutputConsumer>(context);
                    endpoint.ConfigureConsumer<BuildFinishedConsumer>(context);
                });
                rabbit.ReceiveEndpoint(Queues.DeadBuilds, endpoint =>
                {
                    // Fed by the broker's dead-lettering alone, not by every BuildRequested.
                    endpoint.ConfigureConsumeTopology = false;
                    endpoint.IsReliable();
                    endpoint.ConfigureConsumer<DeadBuildConsumer>(context);
                });
                // Apart from the builds' events, for which somebody waits.
                rabbit.ReceiveEndpoint(Queues.PrebakeEvents, endpoint =>
                {
                    endpoint.IsReliable();
                    endpoint.ConfigureConsumer<PrebakePlannedConsumer>(context);
                    endpoint.ConfigureConsumer<PrebakeStartedConsumer>(context);
                    endpoint.ConfigureConsumer<PrebakeFinishedConsumer>(context);
                    endpoint.ConfigureConsumer<PrebakePutOffConsumer>(context);
                });
                rabbit.ReceiveEndpoint(Queues.DeadPrebakes, endpoint =>
                {
                    endpoint.ConfigureConsumeTopology = false;
                    endpoint.IsReliable();
                    endpoint.ConfigureConsumer<DeadPrebakeConsumer>(context);
                });
                rabbit.ReceiveEndpoint(HeartbeatQueue, endpoint =>
                {
                    // An old heartbeat says nothing about the present; the next one comes anyway.
                    endpoint.SetQueueArgument("x-message-ttl", HeartbeatTimeToLiveMilliseconds);
                    endpoint.DiscardFaultedMessages();
                    endpoint.ConfigureConsumer<CompilerHeartbeatConsumer>(context);
                });
            });

    /// <summary>
    /// A replicated queue, read until each message has had its effect: a database that is away is waited for, other failures are
    /// tried a few times again and then put into the error queue, so that they hold up nothing else.
    /// </summary>
    private static void IsReliable(this IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.SetQueueArgument("x-queue-type", "quorum");
        endpoint.PrefetchCount = Prefetch;
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(StoreFailures.IsUnavailable);
            retry.Intervals([.. RetryDelays()]);
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<Exception>(StoreFailures.IsUnavailable);
            retry.Intervals(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2));
        });
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(new RethrowStoreFailures());
            error.UseFilter(new GenerateFaultFilter());
            error.UseFilter(new ErrorTransportFilter());
        });
    }

    private static IEnumerable<TimeSpan> RetryDelays()
    {
        var delay = TimeSpan.FromMilliseconds(200);
        for (var retry = 0; retry < StoreRetries; retry++)
        {
            yield return delay;
            delay = TimeSpan.FromTicks(Math.Min(2 * delay.Ticks, LongestRetryDelay.Ticks));
        }
    }
}
