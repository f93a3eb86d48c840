namespace KeymapBakery.Gateway.Alerts;

/// <summary>Tells lasting states from passing ones.</summary>
/// <param name="checks">Looks in a row that must agree.</param>
internal sealed class HealthTrend(int checks)
{
    private bool? _last;
    private int _alike;

    /// <summary>Takes in one more look; says what the last ones agree on, or null as long as they do not.</summary>
    public bool? Add(bool isWell)
    {
        _alike = isWell == _last ? Math.Min(_alike + 1, checks) : 1;
        _last = isWell;
        return _alike >= checks ? isWell : null;
    }
}
