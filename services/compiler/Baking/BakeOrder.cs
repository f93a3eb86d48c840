using KeymapBakery.Compiler.Sources;

namespace KeymapBakery.Compiler.Baking;

/// <summary>A keymap to turn into firmware.</summary>
/// <param name="Names">Names of its files.</param>
/// <param name="Tree">The clean tree it is baked in; the keymap file lies in its root.</param>
/// <param name="Slot">The slot the tree belongs to.</param>
internal sealed record BakeOrder(BuildNames Names, FirmwareTree Tree, Slot Slot);
