namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>Knows which templates were asked for before. Safe for several threads.</summary>
internal sealed class FirstRequests
{
    private const int Remembered = 10_000;

    private readonly Lock _gate = new();
    private readonly HashSet<TemplateKey> _known = [];

    /// <summary>True the first time a template is asked for.</summary>
    public bool IsFirst(TemplateKey key)
    {
        lock (_gate)
        {
            if (_known.Count >= Remembered)
            {
                _known.Clear();
            }

            return _known.Add(key);
        }
    }
}
