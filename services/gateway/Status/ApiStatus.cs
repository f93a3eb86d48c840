using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace KeymapBakery.Gateway.Status;

/// <summary>Whether keymaps are being compiled, and how many are waiting.</summary>
public sealed record ApiStatus
{
    /// <summary>What there is below the path, segment by segment; absent in a health check.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Children { get; init; }

    /// <summary>When a compiler was last heard from, in seconds since 1970; null when none ever was.</summary>
    public required double? LastPing { get; init; }

    /// <summary>Builds waiting for a compiler.</summary>
    public required int QueueLength { get; init; }

    /// <summary><c>running</c> when everything is well; <c>degraded</c> when keymaps are taken in at best, but not compiled.</summary>
    [AllowedValues(Health.Running, Health.Degraded)]
    public required string Status { get; init; }

    /// <summary><c>good</c> when a compiler was heard from recently, else <c>degraded</c>.</summary>
    [AllowedValues(Health.Good, Health.Degraded)]
    public required string StatusLastPing { get; init; }

    /// <summary><c>good</c> when the job service answers, else <c>degraded</c>.</summary>
    [AllowedValues(Health.Good, Health.Degraded)]
    public required string StatusTasksPing { get; init; }

    /// <summary>When the job service last answered, in seconds since 1970; null when it has not yet.</summary>
    public required double? TasksPing { get; init; }

    /// <summary>Version of this service, for example <c>1.0.0</c>.</summary>
    public required string Version { get; init; }
}
