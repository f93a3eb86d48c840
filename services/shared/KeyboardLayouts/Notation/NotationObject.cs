using System.Collections.Immutable;

namespace KeymapBakery.KeyboardLayouts.Notation;

/// <summary>An object. Of members of the same name the last one counts, as in JavaScript.</summary>
/// <param name="Members">What is in it, by name.</param>
/// <param name="Position">Where it begins.</param>
public sealed record NotationObject(ImmutableDictionary<string, NotationValue> Members, TextPosition Position) : NotationValue(Position)
{
    /// <inheritdoc/>
    public override string Kind => "an object";
}
