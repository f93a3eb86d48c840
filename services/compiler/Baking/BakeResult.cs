namespace KeymapBakery.Compiler.Baking;

/// <summary>How a bake ended.</summary>
/// <param name="ReturnCode">Exit status of <c>qmk compile</c>, or what it would have been; negative when it did not come to its end.</param>
/// <param name="Firmware">The firmware; null when there is none.</param>
internal sealed record BakeResult(int ReturnCode, BakedFirmware? Firmware)
{
    /// <summary>Return code of a build whose command was not run, or not to its end.</summary>
    public const int NotRun = -1;

    /// <summary>A build that did not come to its end.</summary>
    public static BakeResult Ended { get; } = new(NotRun, null);

    /// <summary>How it was baked, in one word: <c>full</c>, <c>replay</c>, <c>patch</c>, or <c>template</c> for a replay whose template was made first.</summary>
    public string Strategy { get; init; } = "full";

    /// <summary>True when the keymap's name is part of the firmware.</summary>
    public bool CarriesKeymapName { get; init; }
}
