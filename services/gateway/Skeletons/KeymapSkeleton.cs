namespace KeymapBakery.Gateway.Skeletons;

/// <summary>An empty keymap.json to start from.</summary>
public sealed record KeymapSkeleton
{
    /// <summary>What the file is and what can be done with it, for a person who opens it.</summary>
    public required string Documentation { get; init; }

    /// <summary>Path of the keyboard; null, to be filled in.</summary>
    public string? Keyboard { get; init; }

    /// <summary>Name of the keymap; null, to be filled in.</summary>
    public string? Keymap { get; init; }

    /// <summary>Layers of keycodes; empty, to be filled in.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Layers { get; init; } = [];

    /// <summary>Name of the layout macro; null, to be filled in.</summary>
    public string? Layout { get; init; }

    /// <summary>Notes of the keymap's author; empty.</summary>
    public string Notes { get; init; } = "";

    /// <summary>Version of the format.</summary>
    public int Version { get; init; } = 1;
}
