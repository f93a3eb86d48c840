using KeymapBakery.Jobs.Model;

namespace KeymapBakery.Jobs.Queueing;

/// <summary>The queue as it was a moment ago, from which every job's place in it and its probable end follow without asking the database again.</summary>
/// <param name="Queued"><see cref="Build.Sequence"/> of the builds that wait, ascending.</param>
/// <param name="Running">Builds compilers are working on.</param>
/// <param name="Slots">Builds that the compilers heard from of late can work on at once.</param>
/// <param name="BuildTime">How long a build takes, the mean of the last ones; null when there were none.</param>
internal sealed record QueueOutlook(long[] Queued, int Running, int Slots, TimeSpan? BuildTime)
{
    /// <summary>Builds ahead of <paramref name="build"/>; 0 when it is not queued.</summary>
    public int PositionOf(Build build)
    {
        if (build.State != BuildState.Queued)
        {
            return 0;
        }

        var index = Array.BinarySearch(Queued, build.Sequence);
        return index >= 0 ? index : ~index;
    }

    /// <summary>
    /// Seconds, rounded up, until <paramref name="build"/> has probably ended; null when it has, or nobody can tell.
    /// <para>
    /// With S slots that take T for a build, a slot becomes free every T / S. A build that runs has what is left of T. One that waits behind p
    /// others begins at once if a slot is left for it, that is if p is less than the S − R free ones; else when the (p − (S − R) + 1)th slot has
    /// become free: its end is (p − (S − R) + 1) · T / S + T away.
    /// </para>
    /// </summary>
    public int? EstimateFor(Build build, DateTimeOffset now)
    {
        if (BuildTime is not { } buildTime || build.State.IsFinal())
        {
            return null;
        }

        if (build.State == BuildState.Running)
        {
            return ToSeconds(buildTime - (now - (build.StartedAt ?? now)));
        }

        var turnsToWait = Math.Max(0, PositionOf(build) - Math.Max(0, Slots - Running) + 1);
        return Slots == 0 ? null : ToSeconds(buildTime + (turnsToWait * buildTime / Slots));
    }

    // What takes longer than others is still not over.
    private static int ToSeconds(TimeSpan time) => (int)Math.Clamp(Math.Ceiling(time.TotalSeconds), 1, int.MaxValue);
}
