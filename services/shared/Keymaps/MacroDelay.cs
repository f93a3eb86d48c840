namespace KeymapBakery.Keymaps;

/// <summary>Waits.</summary>
/// <param name="Milliseconds">0 to 65535.</param>
public sealed record MacroDelay(int Milliseconds) : MacroStep;
