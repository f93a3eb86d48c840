namespace KeymapBakery.Jobs.Model;

/// <summary>The beginning of one compiler's try at a build.</summary>
/// <param name="AttemptId">This try; a build handed out again is another one.</param>
/// <param name="Worker">Name of the compiler.</param>
/// <param name="StartedAt">When the compiler took the build, by its own clock.</param>
/// <param name="Deadline">When the compiler will have ended the attempt by itself, by this service's clock.</param>
public sealed record AttemptStart(Guid AttemptId, string Worker, DateTimeOffset StartedAt, DateTimeOffset Deadline);
