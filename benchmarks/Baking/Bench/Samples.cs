namespace KeymapBakery.BakingBench.Bench;

/// <summary>Seconds measured again and again.</summary>
internal sealed class Samples
{
    private readonly List<double> _seconds = [];

    /// <summary>Their median; null when there are none.</summary>
    public double? Median
    {
        get
        {
            var sorted = _seconds.Order().ToList();
            return sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _seconds.Count;

    /// <summary>Adds a measurement, unless there is none.</summary>
    public void Add(double? seconds)
    {
        if (seconds is { } value)
        {
            _seconds.Add(value);
        }
    }
}
