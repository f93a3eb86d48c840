using KeymapBakery.Jobs.Progress;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

/// <summary>Fails builds the broker has handed out too often without any compiler bringing them to an end.</summary>
internal sealed class DeadBuildConsumer(BuildProgress progress) : IConsumer<BuildRequested>
{
    public Task Consume(ConsumeContext<BuildRequested> context) =>
        progress.GiveUpAsync(
            context.Message.BuildId,
            _ => true,
            build => $"The build was given up: {Queues.DeliveryLimit + 1} times a compiler took it and vanished before its end"
                + (build.Worker is { } worker ? $", the last one known being {worker}." : "."),
            context.CancellationToken);
}
