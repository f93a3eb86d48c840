namespace KeymapBakery.Gateway.Admin;

/// <summary>What emptying the queue came to.</summary>
/// <param name="CancelledJobs">Jobs that were cancelled.</param>
/// <param name="CancelledBuilds">Builds that nobody works on now.</param>
public sealed record FlushAnswer(int CancelledJobs, int CancelledBuilds);
