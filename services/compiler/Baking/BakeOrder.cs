using KeymapBakery.Compiler.Sources;

namespace KeymapBakery.Compiler.Baking;

/// <summary>A keymap to turn into firmware.</summary>
/// <param name="Names">Names of its files.</param>
/// <param name="Tree">The tree it is baked from; it is shared and read-only.</param>
/// <param name="Slot">The slot it is baked in. <c>keymap.json</c> lies in its <see cref="Slot.Bench"/>.</param>
internal sealed record BakeOrder(BuildNames Names, FirmwareTree Tree, Slot Slot);
