using System.Collections.Immutable;

namespace KeymapBakery.Keymaps;

/// <summary>A keycode the keymap declares itself, in <c>keycodes</c>.</summary>
/// <param name="Key">Name, upper case: <c>[A-Z][A-Z0-9_]*</c>.</param>
/// <param name="Aliases">Further names of the same form; may be empty.</param>
public sealed record CustomKeycode(string Key, ImmutableArray<string> Aliases);
