using KeymapBakery.Jobs.Prebaking;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

internal sealed class PrebakeStartedConsumer(PrebakeProgress progress) : IConsumer<PrebakeStarted>
{
    public Task Consume(ConsumeContext<PrebakeStarted> context)
    {
        var message = context.Message;
        return progress.StartAsync(
            message.PlanId,
            StorableText.Clean(message.Keyboard),
            StorableText.Clean(message.Worker),
            message.StartedAt,
            context.CancellationToken);
    }
}
