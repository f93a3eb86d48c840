namespace KeymapBakery.Jobs.Metrics;

/// <summary>How much there was to do at one moment.</summary>
/// <param name="Queued">Builds that wait for a compiler.</param>
/// <param name="Running">Builds that compilers work on.</param>
/// <param name="OldestQueued">When the build was asked for that waits the longest; null when none waits.</param>
/// <param name="Outbox">Messages to be published.</param>
/// <param name="OldestMessage">When the oldest of them was written; null when there is none.</param>
/// <param name="Compilers">Compilers heard from of late.</param>
/// <param name="Slots">Builds these can work on at once.</param>
internal sealed record WorkSnapshot(
    long Queued, long Running, DateTimeOffset? OldestQueued, long Outbox, DateTimeOffset? OldestMessage, long Compilers, long Slots);
