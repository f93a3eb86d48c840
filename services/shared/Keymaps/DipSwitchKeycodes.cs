namespace KeymapBakery.Keymaps;

/// <summary>What moving one DIP switch sends.</summary>
/// <param name="Off">Keycode sent when it is switched off; member <c>off</c>.</param>
/// <param name="On">Keycode sent when it is switched on; member <c>on</c>.</param>
public sealed record DipSwitchKeycodes(string Off, string On);
