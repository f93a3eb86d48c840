using KeymapBakery.Messages;

namespace KeymapBakery.Compiler.Prebaking;

/// <summary>What compiling a keyboard came to.</summary>
/// <param name="Firmware">Facts about the firmware; null when there is none.</param>
internal sealed record KeyboardBake(PrebakedFirmware? Firmware)
{
    /// <summary>There is no firmware.</summary>
    public static KeyboardBake Nothing { get; } = new((PrebakedFirmware?)null);
}
