namespace KeymapBakery.CapacityBench.Simulation;

/// <summary>Finds how many slots a stream of builds needs.</summary>
internal sealed class SlotSearch(BakingTimes times, int builds, int seed)
{
    /// <summary>The fewest slots with which 95 of 100 builds wait no longer than <paramref name="wait"/> seconds.</summary>
    /// <param name="perSecond">Builds that reach a compiler in a second.</param>
    /// <param name="wait">Seconds.</param>
    /// <returns>The slots, how busy they are (0 to 1), and the waits.</returns>
    public (int Slots, double Busy, Waits Waits) Find(double perSecond, double wait)
    {
        // With no more slots than builds under way at once, the queue grows for ever.
        var (tooFew, step) = ((int)Math.Floor(perSecond * times.Mean), 1);
        while (Run(perSecond, tooFew + step).Quantile(0.95) > wait)
        {
            (tooFew, step) = (tooFew + step, step * 2);
        }

        var enough = tooFew + step;
        while (enough - tooFew > 1)
        {
            var middle = (enough + tooFew) / 2;
            (tooFew, enough) = Run(perSecond, middle).Quantile(0.95) > wait ? (middle, enough) : (tooFew, middle);
        }

        return (enough, perSecond * times.Mean / enough, Run(perSecond, enough));
    }

    // The same builds each time: only the number of slots differs.
    private Waits Run(double perSecond, int slots) => SteadyQueue.Run(perSecond, slots, times.Draw, builds, new Random(seed));
}
