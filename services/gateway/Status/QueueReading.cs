using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Status;

/// <summary>What is known about the queue.</summary>
/// <param name="Queue">The last answer of the job service; null when it has not answered yet.</param>
/// <param name="AnsweredAt">When that was.</param>
/// <param name="IsCurrent">Whether the job service has answered when it was last asked.</param>
internal sealed record QueueReading(Queue? Queue, DateTimeOffset? AnsweredAt, bool IsCurrent)
{
    public static QueueReading None { get; } = new(null, null, false);
}
