using KeymapBakery.Jobs.Model;
using KeymapBakery.Jobs.Outbox;
using KeymapBakery.Jobs.Store;
using KeymapBakery.Messages;

namespace KeymapBakery.Jobs.Requests;

/// <summary>Ends builds that nobody wants any more.</summary>
internal static class BuildCancelling
{
    /// <summary>Cancels a locked build, keeping what it has printed, and tells its compiler; does nothing when it has ended.</summary>
    public static async Task CancelAsync(this JobsContext context, Build build, DateTimeOffset now, CancellationToken cancellationToken)
    {
        // An attempt whose start is not known yet may have printed already.
        if (build.Cancel(now, await LiveOutput.ReadAsync(context, build, cancellationToken)))
        {
            await LiveOutput.ClearAsync(context, build.Id, exceptAttempt: null, cancellationToken);
            context.Enqueue(new StopBuild(build.Id), now);
        }
    }
}
