namespace KeymapBakery.Keymaps;

/// <summary>What a macro does with keys.</summary>
public enum MacroKeyAction
{
    /// <summary>Press and release; several keys are held down together, <c>tap</c>.</summary>
    Tap,

    /// <summary>Press, <c>down</c>.</summary>
    Down,

    /// <summary>Release, <c>up</c>.</summary>
    Up,
}
