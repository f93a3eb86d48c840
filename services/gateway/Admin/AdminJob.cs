using System.ComponentModel.DataAnnotations;
using KeymapBakery.Answers;

namespace KeymapBakery.Gateway.Admin;

/// <summary>A job in a list.</summary>
public sealed record AdminJob
{
    /// <summary>UUID of the job.</summary>
    public required string JobId { get; init; }

    /// <summary>How far it has come.</summary>
    [AllowedValues(JobStates.Queued, JobStates.Running, JobStates.Finished, JobStates.Failed, JobStates.Cancelled)]
    public required string State { get; init; }

    /// <summary>Path of the keyboard below <c>keyboards/</c>.</summary>
    public required string Keyboard { get; init; }

    /// <summary>Name of the keymap.</summary>
    public required string Keymap { get; init; }

    /// <summary>Name of the layout macro.</summary>
    public required string Layout { get; init; }

    /// <summary>Branch of the firmware; null for the default branch when nobody has named it yet.</summary>
    public required string? Branch { get; init; }

    /// <summary>UUID of the build, which other jobs may share.</summary>
    public required string BuildId { get; init; }

    /// <summary>When the client asked.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a compiler took the build; null until then.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the job was cancelled, or else the build ended; null until then.</summary>
    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Name of the compiler; null until there is one.</summary>
    public required string? Worker { get; init; }
}
