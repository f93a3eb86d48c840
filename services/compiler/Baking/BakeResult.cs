namespace KeymapBakery.Compiler.Baking;

/// <summary>How a bake ended.</summary>
/// <param name="Command">The command that stands for it, argument by argument.</param>
/// <param name="ReturnCode">Its exit status; negative when it was not run to its end.</param>
/// <param name="Firmware">Full path of the firmware file; null when there is none.</param>
internal sealed record BakeResult(IReadOnlyList<string> Command, int ReturnCode, string? Firmware)
{
    /// <summary>Return code of a build whose command was not run, or not to its end.</summary>
    public const int NotRun = -1;

    /// <summary>A build that ended before any command was run.</summary>
    public static BakeResult Nothing { get; } = new([], NotRun, null);
}
