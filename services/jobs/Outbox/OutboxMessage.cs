namespace KeymapBakery.Jobs.Outbox;

/// <summary>A message that is to be published because the change it tells of was committed with it.</summary>
internal sealed class OutboxMessage
{
    /// <summary>Place in the order of writing; given by the store, growing.</summary>
    public long Sequence { get; private init; }

    /// <summary>Identity of the message on the bus, the same however often it is published.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>Which message it is, as <see cref="OutboxKinds"/> names it.</summary>
    public required string Kind { get; init; }

    /// <summary>The message as JSON.</summary>
    public required string Payload { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The trace that caused it, in the form of W3C Trace Context's <c>traceparent</c>; null when there was none.</summary>
    public required string? TraceParent { get; init; }
}
