using System.Diagnostics;
using KeymapBakery.Jobs.Store;

namespace KeymapBakery.Jobs.Outbox;

/// <summary>Puts messages into the outbox.</summary>
internal static class OutboxWriting
{
    /// <summary>Publishes <paramref name="message"/> if, and only if, the context's transaction is committed.</summary>
    public static void Enqueue(this JobsContext context, object message, DateTimeOffset now) =>
        context.Outbox.Add(MessageOf(message, now, Activity.Current));

    /// <summary>The row of a message that <paramref name="cause"/>, if there is a trace, has led to.</summary>
    public static OutboxMessage MessageOf(object message, DateTimeOffset now, Activity? cause)
    {
        var (kind, payload) = OutboxKinds.Write(message);
        return new OutboxMessage
        {
            MessageId = Guid.CreateVersion7(now),
            Kind = kind,
            Payload = payload,
            CreatedAt = now,
            TraceParent = cause is { IdFormat: ActivityIdFormat.W3C } ? cause.Id : null,
        };
    }
}
