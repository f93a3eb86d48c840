using System.Text.Json.Serialization;
using KeymapBakery.Gateway.Errors;

namespace KeymapBakery.Gateway.Compile;

/// <summary>What came of one keymap of a batch: a job, with where to follow it, or an error.</summary>
public sealed record BatchEntry
{
    /// <summary>Place of the keymap in the posted array, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Whether the keymap was accepted.</summary>
    public required bool Enqueued { get; init; }

    /// <summary>UUID of the job; absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? JobId { get; init; }

    /// <summary>URL at which to ask how far the job is; absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? StatusUrl { get; init; }

    /// <summary>URL at which to listen to the job; absent when there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EventsUrl { get; init; }

    /// <summary>What may keep the keymap from compiling; absent when nothing is known to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ErrorPlace>? Warnings { get; init; }

    /// <summary>Why the keymap was refused, with paths that begin at the posted array; absent when it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErrorAnswer? Error { get; init; }
}
