using KeymapBakery.KeyboardLayouts.Notation;

namespace KeymapBakery.KeyboardLayouts;

/// <summary>What is wrong with a layout.</summary>
/// <param name="Path">JSON path of the value, for example <c>$[2][5].w</c>.</param>
/// <param name="Message">What is wrong with it and what to do, for a person.</param>
/// <param name="Position">Where it stands in the text.</param>
public sealed record LayoutError(string Path, string Message, TextPosition Position);
