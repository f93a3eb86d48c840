using KeymapBakery.Jobs.Store;
using MassTransit;

namespace KeymapBakery.Jobs.Messaging;

/// <summary>
/// Gives a message that failed for want of a database back to the broker, instead of letting it end in the error queue. Retries
/// are spent before; this is for the shutdown that cuts them short.
/// </summary>
internal sealed class RethrowStoreFailures : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) =>
        StoreFailures.IsUnavailable(context.Exception) || context.Exception is OperationCanceledException
            ? Task.FromException(context.Exception)
            : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("rethrowStoreFailures");
}
