using System.Collections.Immutable;

namespace KeymapBakery.Keymaps;

/// <summary>Taps, presses or releases keys.</summary>
/// <param name="Action">What to do with the keys.</param>
/// <param name="Keycodes">At least one basic keycode without its <c>KC_</c>, for example <c>LSFT</c>.</param>
public sealed record MacroKeys(MacroKeyAction Action, ImmutableArray<string> Keycodes) : MacroStep;
