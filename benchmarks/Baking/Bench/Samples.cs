namespace KeymapBakery.BakingBench.Bench;

/// <summary>Seconds measured again and again.</summary>
internal sealed class Samples
{
    private readonly List<double> _seconds = [];

    /// <summary>Their median; null when there are none.</summary>
    public double? Median => _seconds.Count == 0 ? null
        : _seconds.Order().ElementAt(_seconds.Count / 2) is var upper && _seconds.Count % 2 == 1 ? upper
        : (_seconds.Order().ElementAt((_seconds.Count / 2) - 1) + upper) / 2;

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
