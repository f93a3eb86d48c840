namespace KeymapBakery.Gateway.Compile;

/// <summary>What came of the keymaps of a batch.</summary>
/// <param name="Enqueued">How many were accepted.</param>
/// <param name="Refused">How many were not.</param>
/// <param name="Entries">Each keymap in the order of the posted array.</param>
public sealed record BatchAnswer(int Enqueued, int Refused, IReadOnlyList<BatchEntry> Entries);
