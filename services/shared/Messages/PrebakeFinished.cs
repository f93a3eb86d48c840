namespace KeymapBakery.Messages;

/// <summary>Says what compiling a keyboard of a plan came to.</summary>
/// <param name="PlanId">The plan.</param>
/// <param name="Keyboard">The keyboard.</param>
/// <param name="Worker">Name of the compiler.</param>
/// <param name="Succeeded">True when there is a firmware.</param>
/// <param name="Output">All that was printed, bounded by the compiler's output limit.</param>
/// <param name="Firmware">The firmware file; null when there is none.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="FinishedAt">When it ended.</param>
public sealed record PrebakeFinished(
    Guid PlanId,
    string Keyboard,
    string Worker,
    bool Succeeded,
    string Output,
    PrebakedFirmware? Firmware,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt);
