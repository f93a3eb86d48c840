using System.ComponentModel.DataAnnotations;
using KeymapBakery.Answers;

namespace KeymapBakery.Gateway.Admin;

/// <summary>A build that has not ended.</summary>
public sealed record AdminBuild
{
    /// <summary>UUID of the build.</summary>
    public required string BuildId { get; init; }

    /// <summary>How far it has come.</summary>
    [AllowedValues(JobStates.Queued, JobStates.Running)]
    public required string State { get; init; }

    /// <summary>Path of the keyboard below <c>keyboards/</c>.</summary>
    public required string Keyboard { get; init; }

    /// <summary>Name of the keymap.</summary>
    public required string Keymap { get; init; }

    /// <summary>Branch of the firmware; null for the default branch when nobody has named it yet.</summary>
    public required string? Branch { get; init; }

    /// <summary>Jobs that want it.</summary>
    public required int Jobs { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its compiler took it; null while queued.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>Name of the compiler; null while queued.</summary>
    public required string? Worker { get; init; }
}
