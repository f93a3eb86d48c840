using System.Collections.Immutable;

namespace KeymapBakery.Metadata.Validation;

/// <summary>What is checked of a keymap.</summary>
/// <param name="Keyboard">Name of the keyboard.</param>
/// <param name="Layout">Name of the layout macro, or an alias of it.</param>
/// <param name="Layers">Keycodes, layer by layer.</param>
/// <param name="CustomKeycodes">Names of keycodes the keymap declares itself, aliases included.</param>
internal sealed record KeymapDraft(
    string Keyboard,
    string Layout,
    ImmutableArray<ImmutableArray<string>> Layers,
    ImmutableArray<string> CustomKeycodes);
