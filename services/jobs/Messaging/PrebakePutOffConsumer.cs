using KeymapBakery.Jobs.Prebaking;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

internal sealed class PrebakePutOffConsumer(PrebakeProgress progress) : IConsumer<PrebakePutOff>
{
    public Task Consume(ConsumeContext<PrebakePutOff> context)
    {
        var message = context.Message;
        return progress.PutOffAsync(
            message.PlanId, StorableText.Clean(message.Keyboard), message.IsOutdated, message.Reason, context.CancellationToken);
    }
}
