namespace KeymapBakery.Compiler.Baking.Keymaps;

/// <summary>What a member of a keymap.json is to a build.</summary>
internal enum MemberRole
{
    /// <summary>Nothing: the firmware is the same with and without it.</summary>
    None,

    /// <summary>It stands in the table of the keys, which every keymap.c has.</summary>
    Keys,

    /// <summary>It stands in a table of keymap.c that is there only when the member is.</summary>
    Table,

    /// <summary>It reaches, or may reach, other files of the build.</summary>
    Build,
}
