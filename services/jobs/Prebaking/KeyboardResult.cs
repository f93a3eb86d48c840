namespace KeymapBakery.Jobs.Prebaking;

/// <summary>What compiling a keyboard last came to.</summary>
/// <param name="Keyboard">The keyboard.</param>
/// <param name="Commit">Full hash of the firmware commit.</param>
/// <param name="Succeeded">True when there was a firmware.</param>
/// <param name="Warnings">True when there was one in spite of warnings.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Output">All that was printed; empty when not asked for.</param>
/// <param name="Worker">Name of the compiler; null when none brought it to an end.</param>
/// <param name="StartedAt">When it began; null when nobody knows.</param>
/// <param name="FirmwareFileName">Name of the firmware file; null when there was none.</param>
/// <param name="FirmwareSizeBytes">Size of the firmware file; null when there was none.</param>
/// <param name="FirmwareSha256">SHA-256 of the firmware file, lower-case hexadecimal; null when there was none.</param>
internal sealed record KeyboardResult(
    string Keyboard,
    string Commit,
    bool Succeeded,
    bool Warnings,
    DateTimeOffset EndedAt,
    string Output,
    string? Worker,
    DateTimeOffset? StartedAt,
    string? FirmwareFileName,
    long? FirmwareSizeBytes,
    string? FirmwareSha256);
