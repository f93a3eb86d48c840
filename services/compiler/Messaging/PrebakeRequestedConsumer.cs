using KeymapBakery.Compiler.Prebaking;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Compiler.Messaging;

/// <summary>Takes keyboards to compile ahead; a delivery is acknowledged once what came of it is published.</summary>
internal sealed class PrebakeRequestedConsumer(PrebakeAttempts attempts) : IConsumer<PrebakeRequested>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<PrebakeRequested> context) =>
        attempts.CompleteAsync(context.Message, context.CancellationToken);
}
