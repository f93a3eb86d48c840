namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>A text, its escapes resolved. It has no half of a surrogate pair.</summary>
/// <param name="Value">The text.</param>
/// <param name="Position">Where it begins.</param>
public sealed record NotationText(string Value, TextPosition Position) : NotationValue(Position)
{
    /// <inheritdoc/>
    public override string Kind => "text";
}
