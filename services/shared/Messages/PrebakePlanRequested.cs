namespace KeymapBakery.Messages;

/// <summary>
/// Asks any compiler which keyboards a commit of the firmware has, so that they can be compiled before anybody asks. Sent by
/// the job service to <see cref="Queues.PrebakePlans"/>; answered by <see cref="PrebakePlanned"/>.
/// </summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Branch">Branch of the firmware repository.</param>
/// <param name="Commit">Full hash of the commit.</param>
public sealed record PrebakePlanRequested(Guid PlanId, string Branch, string Commit);
