namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>How to bake another keymap of the same shape from the objects of a recorded build.</summary>
/// <param name="Commands">The commands in order.</param>
/// <param name="Firmware">The firmware file they leave, relative to the root of the tree.</param>
internal sealed record ReplayPlan(IReadOnlyList<ReplayCommand> Commands, string Firmware)
{
    /// <summary>Where the keymap's C code goes, relative to the root of the tree.</summary>
    public const string KeymapCode = ".bake/keymap.c";

    /// <summary>Folder of everything the commands write, relative to the root of the tree.</summary>
    public const string Output = ".bake/out";

    /// <summary>All files the commands write, relative to the root of the tree.</summary>
    public required IReadOnlyList<string> Files { get; init; }

    /// <summary>The files of the recorded build in whose place they come, and the recorded keymap's C code.</summary>
    public required IReadOnlyList<string> Replaced { get; init; }
}
