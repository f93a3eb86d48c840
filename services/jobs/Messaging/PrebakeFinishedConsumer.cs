using KeymapBakery.Jobs.Prebaking;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

internal sealed class PrebakeFinishedConsumer(PrebakeProgress progress) : IConsumer<PrebakeFinished>
{
    public Task Consume(ConsumeContext<PrebakeFinished> context)
    {
        var message = context.Message;
        var firmware = message.Firmware is { } file
            ? file with { FileName = StorableText.Clean(file.FileName), Sha256 = StorableText.Clean(file.Sha256) }
            : null;
        return progress.FinishAsync(
            message.PlanId,
            StorableText.Clean(message.Keyboard),
            StorableText.Clean(message.Worker),
            message.Succeeded,
            message.Output ?? "",
            firmware,
            message.StartedAt,
            message.FinishedAt,
            context.CancellationToken);
    }
}
