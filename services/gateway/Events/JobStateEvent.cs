using System.ComponentModel.DataAnnotations;
using KeymapBakery.Gateway.Compile;

namespace KeymapBakery.Gateway.Events;

/// <summary>Data of the event <c>state</c>: how far a job is.</summary>
public sealed record JobStateEvent
{
    /// <summary>Builds that are compiled before this one; null unless the job is queued.</summary>
    public required int? QueuePosition { get; init; }

    /// <summary>As in the answer to <c>GET /v1/compile/{id}</c>.</summary>
    [AllowedValues(JobStates.Queued, JobStates.Running, JobStates.Finished, JobStates.Failed, JobStates.Cancelled)]
    public required string State { get; init; }

    /// <summary>As in the answer to <c>GET /v1/compile/{id}</c>.</summary>
    [AllowedValues(JobStates.Queued, JobStates.Running, JobStates.Finished, JobStates.Failed)]
    public required string Status { get; init; }
}
