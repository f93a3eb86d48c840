namespace KeymapBakery.Keymaps;

/// <summary>
/// One step of a macro: <see cref="MacroText"/>, <see cref="MacroKeys"/>, <see cref="MacroDelay"/> or <see cref="MacroBeep"/>.
/// </summary>
public abstract record MacroStep
{
    private protected MacroStep()
    {
    }
}
