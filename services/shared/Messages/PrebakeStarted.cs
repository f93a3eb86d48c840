namespace KeymapBakery.Messages;

/// <summary>Says that a compiler has begun to compile a keyboard of a plan.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Keyboard">The keyboard.</param>
/// <param name="Worker">Name of the compiler.</param>
/// <param name="StartedAt">When it began.</param>
public sealed record PrebakeStarted(Guid PlanId, string Keyboard, string Worker, DateTimeOffset StartedAt);
