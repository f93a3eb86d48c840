namespace KeymapBakery.Messages;

/// <summary>
/// Tells every compiler that nobody wants a build any more. The one that works on it ends it at once, uploads nothing
/// and sends no <see cref="BuildFinished"/>. Published by the job service when a build is cancelled, and again
/// when a <see cref="BuildStarted"/> arrives for a build that has already ended.
/// </summary>
/// <param name="BuildId">The build.</param>
public sealed record StopBuild(Guid BuildId);
