using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace KeymapBakery.Keymaps;

/// <summary>The outcome of <see cref="KeymapReader.Read"/>: a keymap, or the errors that prevent one.</summary>
public sealed record KeymapReading
{
    internal KeymapReading(Keymap keymap) => (Keymap, Errors) = (keymap, []);

    internal KeymapReading(ImmutableArray<KeymapError> errors) => Errors = errors;

    /// <summary>The checked keymap; null exactly when there are <see cref="Errors"/>.</summary>
    public Keymap? Keymap { get; }

    /// <summary>
    /// What is wrong, in the order of discovery; empty for a good keymap. At most <see cref="KeymapLimits.MaxErrors"/>.
    /// </summary>
    public ImmutableArray<KeymapError> Errors { get; }

    /// <summary>True when there is a <see cref="Keymap"/>.</summary>
    [MemberNotNullWhen(true, nameof(Keymap))]
    public bool IsValid => Keymap is not null;
}
