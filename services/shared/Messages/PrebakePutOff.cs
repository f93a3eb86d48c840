namespace KeymapBakery.Messages;

/// <summary>Says that a compiler has not compiled a keyboard of a plan, through no fault of the keyboard.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Keyboard">The keyboard.</param>
/// <param name="IsOutdated">True when the branch has moved on, so that nobody need ask again; false when somebody may.</param>
/// <param name="Reason">A sentence for an operator.</param>
public sealed record PrebakePutOff(Guid PlanId, string Keyboard, bool IsOutdated, string Reason);
