namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>A value as it was written.</summary>
/// <param name="Position">Where it begins.</param>
public abstract record NotationValue(TextPosition Position)
{
    /// <summary>What it is, for a person: <c>a number</c>, <c>a list</c>, …</summary>
    public abstract string Kind { get; }
}
