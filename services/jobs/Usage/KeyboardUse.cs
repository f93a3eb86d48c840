namespace KeymapBakery.Jobs.Usage;

/// <summary>How often a layout of a keyboard was used.</summary>
/// <param name="Keyboard">Path of the keyboard.</param>
/// <param name="Layout">Name of the layout macro.</param>
/// <param name="Jobs">Jobs submitted for it.</param>
/// <param name="Reports">Reports of command lines about it.</param>
internal sealed record KeyboardUse(string Keyboard, string Layout, long Jobs, long Reports);
