using System.Collections.Immutable;

namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>A list.</summary>
/// <param name="Items">What is in it.</param>
/// <param name="Position">Where it begins.</param>
public sealed record NotationList(ImmutableArray<NotationValue> Items, TextPosition Position) : NotationValue(Position)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}
