using KeymapBakery.Compiler.Prebaking;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Compiler.Messaging;

/// <summary>Names the keyboards of a commit for whoever plans to have them compiled.</summary>
internal sealed class PrebakePlanRequestedConsumer(PrebakeAttempts attempts) : IConsumer<PrebakePlanRequested>
{
    /// <inheritdoc/>
    public Task Consume(ConsumeContext<PrebakePlanRequested> context) =>
        attempts.PlanAsync(context.Message, context.CancellationToken);
}
