namespace KeymapBakery.Messages;

/// <summary>Says that a compiler has taken a build.</summary>
/// <param name="BuildId">The build.</param>
/// <param name="AttemptId">
/// This try at the build. A build handed out again after its compiler died is another attempt; events of an older
/// attempt no longer count, except that the first attempt to finish wins.
/// </param>
/// <param name="Worker">Name of the compiler.</param>
/// <param name="TimeLimitSeconds">Seconds after which the compiler itself ends the attempt.</param>
/// <param name="StartedAt">When the compiler took the build.</param>
public sealed record BuildStarted(
    Guid BuildId,
    Guid AttemptId,
    string Worker,
    int TimeLimitSeconds,
    DateTimeOffset StartedAt);
