namespace KeymapBakery.Jobs.Store;

/// <summary>Times as the database keeps them.</summary>
internal static class StorableTime
{
    /// <summary>The time, in whole microseconds as the database keeps it, so that a first answer says the same as later ones.</summary>
    public static DateTimeOffset GetStorableNow(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
