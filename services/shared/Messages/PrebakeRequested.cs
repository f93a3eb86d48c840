namespace KeymapBakery.Messages;

/// <summary>
/// Asks any compiler to compile a keyboard with a neutral keymap, whenever it has nothing better to do. Sent by the job service to
/// <see cref="Queues.Prebakes"/>; answered by <see cref="PrebakeFinished"/> or <see cref="PrebakePutOff"/>.
/// </summary>
/// <param name="PlanId">The plan this is part of.</param>
/// <param name="Branch">Branch of the firmware repository.</param>
/// <param name="Commit">Full hash of the commit.</param>
/// <param name="Keyboard">Path of the keyboard below <c>keyboards/</c>.</param>
public sealed record PrebakeRequested(Guid PlanId, string Branch, string Commit, string Keyboard);
