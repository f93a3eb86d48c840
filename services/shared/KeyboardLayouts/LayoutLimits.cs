namespace KeymapBakery.KeyboardLayouts;

/// <summary>What a posted layout may be at most. Far above any keyboard, and low enough that reading one costs nothing worth mentioning.</summary>
public sealed record LayoutLimits
{
    /// <summary>The limits to use unless there is a reason for others.</summary>
    public static LayoutLimits Default { get; } = new();

    /// <summary>Lists and objects within each other.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Values of any kind, those within others included.</summary>
    public int Values { get; init; } = 100_000;

    /// <summary>Keys, decals included.</summary>
    public int Keys { get; init; } = 5_000;

    /// <summary>UTF-16 units of a label or a name.</summary>
    public int TextLength { get; init; } = 1_000;

    /// <summary>Distance of anything from the origin, and the largest step, in key units.</summary>
    public decimal Distance { get; init; } = 1_000;

    /// <summary>Width or height of a key, in key units.</summary>
    public decimal KeySize { get; init; } = 100;

    /// <summary>Errors told at once.</summary>
    public int Errors { get; init; } = 20;
}
