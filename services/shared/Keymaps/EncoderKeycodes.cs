namespace KeymapBakery.Keymaps;

/// <summary>What turning one encoder sends.</summary>
/// <param name="CounterClockwise">Keycode sent for a counter-clockwise step; member <c>ccw</c>.</param>
/// <param name="Clockwise">Keycode sent for a clockwise step; member <c>cw</c>.</param>
public sealed record EncoderKeycodes(string CounterClockwise, string Clockwise);
