namespace KeymapBakery.Compiler.Baking.Keymaps;

/// <summary>A keymap that is not written here, because what the firmware's generator makes of it is not certain.</summary>
/// <param name="message">Which member, and why; one sentence without full stop.</param>
internal sealed class UnwritableKeymapException(string message) : Exception(message);
