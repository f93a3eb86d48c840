using KeymapBakery.Jobs.Prebaking;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

/// <summary>Ends what the broker has handed out too often without any compiler answering.</summary>
internal sealed class DeadPrebakeConsumer(PrebakeProgress progress, TimeProvider time)
    : IConsumer<PrebakeRequested>, IConsumer<PrebakePlanRequested>
{
    private static readonly string Reason =
        $"It was given up: {Queues.DeliveryLimit + 1} times a compiler took it and vanished before its end.";

    public Task Consume(ConsumeContext<PrebakeRequested> context)
    {
        var message = context.Message;
        return progress.FinishAsync(
            message.PlanId,
            StorableText.Clean(message.Keyboard),
            worker: null,
            succeeded: false,
            $"{Reason}\n",
            firmware: null,
            startedAt: null,
            time.GetUtcNow(),
            context.CancellationToken);
    }

    public Task Consume(ConsumeContext<PrebakePlanRequested> context) =>
        progress.AbandonAsync(context.Message.PlanId, Reason, context.CancellationToken);
}
