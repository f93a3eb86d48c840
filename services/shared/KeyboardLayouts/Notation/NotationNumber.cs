namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>A number, exactly as it was written.</summary>
/// <param name="Value">The number.</param>
/// <param name="Position">Where it begins.</param>
public sealed record NotationNumber(decimal Value, TextPosition Position) : NotationValue(Position)
{
    /// <inheritdoc/>
    public override string Kind => "a number";
}
