using System.Text.Json.Serialization;

namespace KeymapBakery.Answers;

/// <summary>
/// What came of a job. The members are those of api.qmk.fm; the lists of URLs have one element each, and are absent when
/// there is no such file.
/// </summary>
public sealed record JobResult
{
    /// <summary>The same as <see cref="Command"/>, under its older name; there only when it was run and there is no firmware.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Cmd { get; init; }

    /// <summary>The command that was run, argument by argument; empty when none was.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>Always null; the firmware is at <c>firmware_binary_url</c>.</summary>
    public string? Firmware { get; }

    /// <summary>Where the firmware can be downloaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? FirmwareBinaryUrl { get; init; }

    /// <summary>File name of the firmware; empty when there is none.</summary>
    public required string FirmwareFilename { get; init; }

    /// <summary>Where the keymap that was compiled can be downloaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? FirmwareKeymapUrl { get; init; }

    /// <summary>Where the complete source of the firmware can be downloaded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? FirmwareSourceUrl { get; init; }

    /// <summary>UUID of the job.</summary>
    public required string Id { get; init; }

    /// <summary>Path of the keyboard below <c>keyboards/</c>, for example <c>crkbd/rev1</c>.</summary>
    public required string Keyboard { get; init; }

    /// <summary>Name of the keymap.</summary>
    public required string Keymap { get; init; }

    /// <summary>File name of the keymap; empty when there is none.</summary>
    public required string KeymapArchive { get; init; }

    /// <summary>The keymap as it was posted, JSON text.</summary>
    public required string KeymapJson { get; init; }

    /// <summary>Name of the layout macro.</summary>
    public required string Layout { get; init; }

    /// <summary>What the build printed, ANSI colour codes included; for a failed job, why it failed, without such codes.</summary>
    public required string Output { get; init; }

    /// <summary>Always false; nobody but those who know the job's id gets to its firmware.</summary>
    public bool PublicFirmware { get; }

    /// <summary>Exit status of <c>command</c>: 0 for a firmware, negative when the command was not run to its end.</summary>
    [JsonPropertyName("returncode")]
    public required int ReturnCode { get; init; }

    /// <summary>File name of the source; empty when there is none.</summary>
    public required string SourceArchive { get; init; }

    /// <summary>Always null: who posted a keymap is nobody else's business.</summary>
    public string? SourceIp { get; }
}
