namespace KeymapBakery.KeyboardLayouts.Info;

/// <summary>A layout of a keyboard.</summary>
/// <param name="Layout">Its keys, in the order in which keymaps name them.</param>
public sealed record LayoutInfo(IReadOnlyList<KeyInfo> Layout);
