using KeymapBakery.Jobs.Progress;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

internal sealed class CompilerHeartbeatConsumer(Compilers compilers) : IConsumer<CompilerHeartbeat>
{
    public Task Consume(ConsumeContext<CompilerHeartbeat> context)
    {
        var message = context.Message;
        return compilers.HearFromAsync(
            StorableText.Clean(message.Worker),
            message.Slots,
            StorableText.Clean(message.Toolchain),
            [.. message.Branches.Select(head => new BranchReport(
                StorableText.Clean(head.Branch),
                StorableText.Clean(head.Commit),
                head.IsDefault,
                head.ResolvedAt,
                head.UserNames?.Select(StorableText.Clean).ToArray()))],
            context.CancellationToken);
    }
}
