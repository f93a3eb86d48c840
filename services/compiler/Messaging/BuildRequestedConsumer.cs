using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Compiler.Messaging;

/// <summary>Takes builds from the queue; a delivery is acknowledged once the result is published.</summary>
internal sealed class BuildRequestedConsumer(BuildAttempts attempts) : IConsumer<BuildRequested>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<BuildRequested> context) =>
        attempts.CompleteAsync(context.Message, context.CancellationToken);
}
