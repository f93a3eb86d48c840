using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace KeymapBakery.Jobs.Watching;

/// <summary>Hands the database's announcements of changes to whoever in this process waits for them.</summary>
internal sealed class ChangeFeed
{
    // No build has it.
    private static readonly Guid Outbox = Guid.Empty;

    private readonly ConcurrentDictionary<Guid, ImmutableList<ChangeSubscription>> _subscriptions = new();

    /// <summary>Wakes after every change of the build, of its output and of the jobs that want it.</summary>
    public ChangeSubscription SubscribeToBuild(Guid buildId) => Add(buildId);

    /// <summary>Wakes after every message written to the outbox.</summary>
    public ChangeSubscription SubscribeToOutbox() => Add(Outbox);

    public void AnnounceBuild(Guid buildId) => Wake(buildId);

    public void AnnounceOutbox() => Wake(Outbox);

    /// <summary>Announcements may have been missed: everybody looks again.</summary>
    public void AnnounceEverything()
    {
        foreach (var subject in _subscriptions.Keys)
        {
            Wake(subject);
        }
    }

    public void Remove(ChangeSubscription subscription)
    {
        while (_subscriptions.TryGetValue(subscription.Subject, out var before))
        {
            var after = before.Remove(subscription);
            var removed = after.IsEmpty
                ? _subscriptions.TryRemove(KeyValuePair.Create(subscription.Subject, before))
                : _subscriptions.TryUpdate(subscription.Subject, after, before);
            if (removed)
            {
                return;
            }
        }
    }

    private ChangeSubscription Add(Guid subject)
    {
        var subscription = new ChangeSubscription(this, subject);
        _subscriptions.AddOrUpdate(
            subject,
            static (_, added) => [added],
            static (_, before, added) => before.Add(added),
            subscription);
        return subscription;
    }

    private void Wake(Guid subject)
    {
        foreach (var subscription in _subscriptions.GetValueOrDefault(subject, []))
        {
            subscription.Wake();
        }
    }
}
