namespace KeymapBakery.Keymaps;

/// <summary>Sounds the bell, on keyboards that have one.</summary>
public sealed record MacroBeep : MacroStep;
