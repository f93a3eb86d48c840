using System.ComponentModel.DataAnnotations;
using KeymapBakery.Answers;

namespace KeymapBakery.Gateway.Events;

/// <summary>Data of the event <c>state</c>: how far a job is.</summary>
public sealed record JobStateEvent
{
    /// <summary>Seconds until the job has probably ended, as in the answer to <c>GET /v1/compile/{id}</c>.</summary>
    public required int? EstimatedSeconds { get; init; }

    /// <summary>Builds that are compiled before this one; null unless the job is queued.</summary>
    public required int? QueuePosition { get; init; }

    /// <summary>As in the answer to <c>GET /v1/compile/{id}</c>.</summary>
    [AllowedValues(JobStates.Queued, JobStates.Running, JobStates.Finished, JobStates.Failed, JobStates.Cancelled)]
    public required string State { get; init; }

    /// <summary>As in the answer to <c>GET /v1/compile/{id}</c>.</summary>
    [AllowedValues(JobStates.Queued, JobStates.Running, JobStates.Finished, JobStates.Failed)]
    public required string Status { get; init; }
}
