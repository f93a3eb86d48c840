namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary><c>null</c>.</summary>
/// <param name="Position">Where it begins.</param>
public sealed record NotationNull(TextPosition Position) : NotationValue(Position)
{
    /// <inheritdoc/>
    public override string Kind => "null";
}
