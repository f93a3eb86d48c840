using KeymapBakery.Compiler.Sources;

namespace KeymapBakery.Compiler.Baking;

/// <summary>A keymap to turn into firmware.</summary>
/// <param name="Names">Names of its files.</param>
/// <param name="Keymap">The keymap.json.</param>
/// <param name="Tree">The tree it is baked from; it is shared and read-only.</param>
/// <param name="Slot">The slot it is baked in.</param>
/// <param name="Phases">Learns how long each phase took.</param>
internal sealed record BakeOrder(BuildNames Names, ReadOnlyMemory<byte> Keymap, FirmwareTree Tree, Slot Slot, BakePhases Phases)
{
    /// <summary>SHA-256 of the firmware, when it was baked before.</summary>
    public ReadOnlyMemory<byte>? FirmwareHash { get; init; }
}
