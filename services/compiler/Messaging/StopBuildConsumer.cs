using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Compiler.Messaging;

/// <summary>Ends the build nobody wants any more.</summary>
internal sealed class StopBuildConsumer(BuildAttempts attempts) : IConsumer<StopBuild>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<StopBuild> context)
    {
        attempts.Stop(context.Message.BuildId);
        return Task.CompletedTask;
    }
}
