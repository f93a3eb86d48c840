using System.ComponentModel.DataAnnotations;

namespace KeymapBakery.Answers;

/// <summary>A job as it stands.</summary>
public record JobAnswer
{
    /// <summary>When the keymap was posted, for example <c>Sat, 21 Nov 2026 00:24:46 GMT</c> (RFC 1123).</summary>
    public required string CreatedAt { get; init; }

    /// <summary>When the job was queued; the same format.</summary>
    public required string EnqueuedAt { get; init; }

    /// <summary>
    /// Seconds until the job has probably ended, from how long builds have taken of late and how many are worked on at once; null when the job has
    /// ended, nothing was compiled of late, or there is no compiler.
    /// </summary>
    public required int? EstimatedSeconds { get; init; }

    /// <summary>UUID of the job.</summary>
    public required string Id { get; init; }

    /// <summary>Null while the job is queued or running, then whether it ended without firmware.</summary>
    public required bool? IsFailed { get; init; }

    /// <summary>Builds that are compiled before this one; null unless the job is queued.</summary>
    public required int? QueuePosition { get; init; }

    /// <summary>Null while the job is queued or running.</summary>
    public required JobResult? Result { get; init; }

    /// <summary>
    /// As <c>status</c>, but <c>cancelled</c> for a job that was cancelled: a word that clients of <c>status</c> do not know.
    /// </summary>
    [AllowedValues(JobStates.Queued, JobStates.Running, JobStates.Finished, JobStates.Failed, JobStates.Cancelled)]
    public required string State { get; init; }

    /// <summary><c>queued</c>, <c>running</c>, <c>finished</c> or <c>failed</c>; a cancelled job is <c>failed</c>.</summary>
    [AllowedValues(JobStates.Queued, JobStates.Running, JobStates.Finished, JobStates.Failed)]
    public required string Status { get; init; }
}
