using KeymapBakery.Jobs.Progress;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

internal sealed class BuildStartedConsumer(BuildProgress progress) : IConsumer<BuildStarted>
{
    public Task Consume(ConsumeContext<BuildStarted> context)
    {
        var message = context.Message;
        return progress.StartAsync(
            message.BuildId,
            message.AttemptId,
            StorableText.Clean(message.Worker),
            TimeSpan.FromSeconds(message.TimeLimitSeconds),
            message.StartedAt,
            context.CancellationToken);
    }
}
