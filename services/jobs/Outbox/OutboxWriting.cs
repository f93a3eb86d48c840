using System.Diagnostics;
using KeymapBakery.Jobs.Store;

namespace KeymapBakery.Jobs.Outbox;

/// <summary>Puts messages into the outbox.</summary>
internal static class OutboxWriting
{
    /// <summary>Publishes <paramref name="message"/> if, and only if, the context's transaction is committed.</summary>
    public static void Enqueue(this JobsContext context, object message, DateTimeOffset now)
    {
        var (kind, payload) = OutboxKinds.Write(message);
        context.Outbox.Add(new OutboxMessage
        {
            MessageId = Guid.CreateVersion7(now),
            Kind = kind,
            Payload = payload,
            CreatedAt = now,
            TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.Id : null,
        });
    }
}
