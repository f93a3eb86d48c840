namespace KeymapBakery.CapacityBench.Simulation;

/// <summary>How long builds waited for a slot, in seconds.</summary>
internal sealed class Waits
{
    private readonly double[] _ordered;

    /// <summary>The waits of some builds, in any order; at least one.</summary>
    public Waits(IEnumerable<double> waits)
    {
        _ordered = [.. waits.Order()];
        Mean = _ordered.Average();
    }

    /// <summary>Mean.</summary>
    public double Mean { get; }

    /// <summary>The longest.</summary>
    public double Longest => _ordered[^1];

    /// <summary>What the given part of builds did not wait longer than.</summary>
    public double Quantile(double part) => _ordered[(int)Math.Min(part * _ordered.Length, _ordered.Length - 1)];
}
