namespace KeymapBakery.Jobs.Model;

/// <summary>What one compiler's try at a build came to.</summary>
/// <param name="AttemptId">The try.</param>
/// <param name="Worker">Name of the compiler.</param>
/// <param name="Succeeded">True when the compiler says there is a firmware.</param>
/// <param name="ReturnCode">Exit status of the command; negative when it was not run to its end.</param>
/// <param name="Command">The command, argument by argument; empty when none was run.</param>
/// <param name="Output">All that was printed.</param>
/// <param name="Commit">Full hash of the firmware commit; null when it could not be brought.</param>
/// <param name="Firmware">The firmware file; null when there is none.</param>
/// <param name="Keymap">The keymap.json compiled; null when it could not be uploaded.</param>
/// <param name="Source">The complete source; null when the commit could not be brought.</param>
/// <param name="StartedAt">When the attempt began.</param>
/// <param name="EndedAt">When the attempt ended.</param>
/// <param name="CarriesKeymapName">True when the keymap's name is part of the firmware.</param>
public sealed record AttemptResult(
    Guid AttemptId,
    string Worker,
    bool Succeeded,
    int ReturnCode,
    IReadOnlyList<string> Command,
    string Output,
    string? Commit,
    Artifact? Firmware,
    Artifact? Keymap,
    Artifact? Source,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    bool CarriesKeymapName);
