using KeymapBakery.Jobs.Prebaking;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

internal sealed class PrebakePlannedConsumer(PrebakeProgress progress) : IConsumer<PrebakePlanned>
{
    public Task Consume(ConsumeContext<PrebakePlanned> context)
    {
        var message = context.Message;
        return message.Problem is { } problem
            ? progress.AbandonAsync(message.PlanId, StorableText.CleanOutput(problem), context.CancellationToken)
            : progress.ListAsync(
                message.PlanId, [.. message.Keyboards.Select(StorableText.Clean).Distinct()], context.CancellationToken);
    }
}
