namespace KeymapBakery.Messages;

/// <summary>Names the keyboards of a commit, or says why they cannot be named.</summary>
/// <param name="PlanId">The plan, as in <see cref="PrebakePlanRequested"/>.</param>
/// <param name="Keyboards">Paths below <c>keyboards/</c>, for example <c>crkbd/rev1</c>; a whole firmware's are some 80 kB.</param>
/// <param name="Problem">A sentence about why the keyboards cannot be named; null when they can.</param>
public sealed record PrebakePlanned(Guid PlanId, IReadOnlyList<string> Keyboards, string? Problem);
