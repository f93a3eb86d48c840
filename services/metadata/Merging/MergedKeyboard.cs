using System.Collections.Immutable;

namespace KeymapBakery.Metadata.Merging;

/// <summary>Everything that is known about one keyboard of one firmware tree. Immutable.</summary>
public sealed record MergedKeyboard
{
    /// <summary>The keyboard's name: its path below <c>keyboards/</c>, such as <c>clueboard/66/rev3</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The keyboard's object as UTF-8 JSON, as it stands at <c>keyboards[name]</c> of a published info.json.</summary>
    public required ReadOnlyMemory<byte> InfoJson { get; init; }

    /// <summary>The nearest readme.md at or above the keyboard's folder; null where there is none.</summary>
    public required string? Readme { get; init; }

    /// <summary>Keymaps that are a keymap.json alone, by name: the file's content as UTF-8 JSON.</summary>
    public required ImmutableSortedDictionary<string, byte[]> Keymaps { get; init; }

    /// <summary>Where the keymaps of <see cref="Keymaps"/> lie, by name: the path of the keymap.json from the root of the tree.</summary>
    public required ImmutableSortedDictionary<string, string> KeymapPaths { get; init; }

    /// <summary>What is wrong in the keyboard's files, in the order it was found (<c>parse_errors</c>).</summary>
    public required ImmutableArray<string> ParseErrors { get; init; }

    /// <summary>What is doubtful in the keyboard's files, in the order it was found (<c>parse_warnings</c>).</summary>
    public required ImmutableArray<string> ParseWarnings { get; init; }

    /// <summary>Layout macros by name, each with its number of keys.</summary>
    public required ImmutableSortedDictionary<string, int> Layouts { get; init; }

    /// <summary>Old names of layouts, each with the name it stands for now.</summary>
    public required ImmutableSortedDictionary<string, string> LayoutAliases { get; init; }

    /// <summary>The community layouts the keyboard claims to support, the ones that don't exist included.</summary>
    public required ImmutableArray<string> CommunityLayouts { get; init; }

    /// <summary>Keycodes that the keyboard declares itself, each with its aliases.</summary>
    public required ImmutableArray<string> Keycodes { get; init; }

    /// <summary>The keyboard's <c>usb</c> object as UTF-8 JSON; null where it has none.</summary>
    public required ReadOnlyMemory<byte>? UsbJson { get; init; }

    /// <summary>The USB vendor id (<c>0xFEED</c>); null where there is none.</summary>
    public required string? UsbVendor { get; init; }

    /// <summary>The USB product id (<c>0x6060</c>); null where there is none.</summary>
    public required string? UsbProduct { get; init; }
}
