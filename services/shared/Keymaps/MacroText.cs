namespace KeymapBakery.Keymaps;

/// <summary>Types a text.</summary>
/// <param name="Text">
/// Printable ASCII, tabs and line feeds; cannot break out of the C string literal the firmware's generator makes of it.
/// </param>
public sealed record MacroText(string Text) : MacroStep;
