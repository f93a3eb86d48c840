using KeymapBakery.CapacityBench.Inputs;
using KeymapBakery.CapacityBench.Simulation;

namespace KeymapBakery.CapacityBench.Reporting;

/// <summary>What a rate of submissions needs.</summary>
/// <param name="PerMinute">Keymaps submitted in a minute.</param>
/// <param name="Compilers">Compiler pods.</param>
/// <param name="Busy">How busy their slots are, 0 to 1.</param>
/// <param name="Waits">How long builds wait for a slot.</param>
/// <param name="PerSecond">What the shared parts have to do in a second.</param>
/// <param name="CompilersPer1000">Cost of the compilers per 1,000 submissions.</param>
/// <param name="SharedPer1000">Cost of everything else per 1,000 submissions.</param>
internal sealed record CapacityLine(
    double PerMinute, int Compilers, double Busy, Waits Waits, Load PerSecond, double CompilersPer1000, double SharedPer1000)
{
    private const double Thousand = 1000;
    private const double MinutesOfHour = 60;

    /// <summary>Reckons it.</summary>
    public static CapacityLine Of(CapacityOptions options, Figures figures, Mix mix, double perMinute)
    {
        var times = new BakingTimes(figures, mix);
        var perSecond = perMinute / 60;
        var (slots, _, waits) = new SlotSearch(times, options.Builds, options.Seed).Find(perSecond * mix.Baked, options.Wait);
        var compilers = (slots + options.SlotsPerCompiler - 1) / options.SlotsPerCompiler;
        var each = figures.Reused.Mix(mix.Reuse, figures.Baked);
        var submissionsPerHour = perMinute * MinutesOfHour;
        return new CapacityLine(
            perMinute,
            compilers,
            perSecond * mix.Baked * times.Mean / (compilers * options.SlotsPerCompiler),
            waits,
            new Load(
                each.Statements * perSecond, each.Commits * perSecond, each.WalBytes * perSecond, each.Messages * perSecond, each.StoredBytes * perSecond),
            compilers * figures.Prices.CompilerHour / submissionsPerHour * Thousand,
            (figures.Prices.SharedHour / submissionsPerHour * Thousand) + figures.Prices.Keep(each.StoredBytes * Thousand));
    }
}
