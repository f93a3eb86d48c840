namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">Which of them.</param>
/// <param name="Position">Where it begins.</param>
public sealed record NotationFlag(bool Value, TextPosition Position) : NotationValue(Position)
{
    /// <inheritdoc/>
    public override string Kind => Value ? "true" : "false";
}
