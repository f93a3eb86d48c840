namespace KeymapBakery.Messages;

/// <summary>Says that an attempt at a build has ended and that all its artifacts are in the object store.</summary>
/// <param name="BuildId">The build.</param>
/// <param name="AttemptId">The attempt, as in <see cref="BuildStarted"/>.</param>
/// <param name="Worker">Name of the compiler.</param>
/// <param name="Succeeded">True when there is a firmware.</param>
/// <param name="ReturnCode">Exit status of the command; negative when it was not run to its end.</param>
/// <param name="Command">The command, argument by argument; empty when none was run.</param>
/// <param name="Output">All that was printed, bounded by the compiler's output limit.</param>
/// <param name="Commit">Full hash of the firmware commit; null when it could not be brought.</param>
/// <param name="Firmware">The firmware file; null when there is none.</param>
/// <param name="Keymap">The keymap.json compiled; null only when it could not be uploaded.</param>
/// <param name="Source">
/// The source as a zip: the archive of the commit, to which the keymap is added on download; null only when the commit could not be brought.
/// </param>
/// <param name="StartedAt">When the attempt began.</param>
/// <param name="FinishedAt">When the attempt ended.</param>
/// <param name="CarriesKeymapName">
/// True when the keymap's name is part of the firmware, so that the same keymap under another name is another firmware.
/// </param>
public sealed record BuildFinished(
    Guid BuildId,
    Guid AttemptId,
    string Worker,
    bool Succeeded,
    int ReturnCode,
    IReadOnlyList<string> Command,
    string Output,
    string? Commit,
    BuildArtifact? Firmware,
    BuildArtifact? Keymap,
    BuildArtifact? Source,
    DateTimeOffset StartedAt,
    DateTimeOffset FinishedAt,
    bool CarriesKeymapName = false);
