namespace KeymapBakery.CapacityBench.Simulation;

/// <summary>
/// One queue, first come, first served, before a fixed number of slots; builds come independently of each other (M/G/c).
/// </summary>
internal static class SteadyQueue
{
    /// <summary>Lets builds come and notes how long each waits.</summary>
    /// <param name="perSecond">Builds that come in a second, on average.</param>
    /// <param name="slots">Builds worked on at once.</param>
    /// <param name="serve">Draws the time a build takes.</param>
    /// <param name="builds">Builds looked at; as many again come before, so that the queue is not looked at while it begins.</param>
    /// <param name="random">Draws.</param>
    public static Waits Run(double perSecond, int slots, Func<Random, double> serve, int builds, Random random)
    {
        // When each slot is free again, the soonest first. Who comes first is served first, so nothing else need be known.
        var free = new PriorityQueue<int, double>(Enumerable.Range(0, slots).Select(slot => (slot, 0d)));
        var waits = new double[builds];
        var now = 0d;
        for (var build = -builds; build < builds; build++)
        {
            now -= Math.Log(1 - random.NextDouble()) / perSecond;
            free.TryPeek(out var slot, out var freeAt);
            var start = Math.Max(now, freeAt);
            free.DequeueEnqueue(slot, start + serve(random));
            if (build >= 0)
            {
                waits[build] = start - now;
            }
        }

        return new Waits(waits);
    }
}
