using KeymapBakery.Jobs.Progress;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

internal sealed class BuildOutputConsumer(BuildProgress progress) : IConsumer<BuildOutput>
{
    public Task Consume(ConsumeContext<BuildOutput> context)
    {
        var message = context.Message;
        return progress.AppendOutputAsync(
            message.BuildId, message.AttemptId, message.FirstLine, message.Lines, context.CancellationToken);
    }
}
