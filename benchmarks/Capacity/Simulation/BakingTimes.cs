using KeymapBakery.CapacityBench.Inputs;

namespace KeymapBakery.CapacityBench.Simulation;

/// <summary>How long the builds that reach a compiler keep a slot.</summary>
internal sealed class BakingTimes
{
    private readonly double _handling;
    private readonly (double UpTo, double Seconds)[] _kinds;
    private readonly double _sigma;

    /// <summary>Times of a mix of builds.</summary>
    public BakingTimes(Figures figures, Mix mix)
    {
        _handling = figures.HandlingSeconds;
        // Of a log-normal distribution with mean 1 and the given standard deviation.
        _sigma = Math.Sqrt(Math.Log(1 + (figures.Variation * figures.Variation)));

        var full = mix.Full / mix.Baked;
        var upTo = 0d;
        _kinds =
        [
            .. figures.Families
                .SelectMany(family => ((double, double)[])[(family.Share * (1 - full), family.ReplaySeconds), (family.Share * full, family.FullSeconds)])
                .Select(kind => (upTo += kind.Item1, kind.Item2)),
        ];
        Mean = _handling + figures.Families.Sum(family => family.Share * ((family.ReplaySeconds * (1 - full)) + (family.FullSeconds * full)));
    }

    /// <summary>Mean, in seconds.</summary>
    public double Mean { get; }

    /// <summary>One of them, in seconds.</summary>
    public double Draw(Random random)
    {
        var place = random.NextDouble() * _kinds[^1].UpTo;
        var kind = Array.Find(_kinds, kind => place < kind.UpTo);
        return _handling + (kind.Seconds * Math.Exp((_sigma * Normal(random)) - (_sigma * _sigma / 2)));
    }

    // Box and Muller.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
