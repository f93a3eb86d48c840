using System.Collections.Immutable;

namespace KeymapBakery.Metadata.Merging;

/// <summary>
/// What a firmware tree says about its keyboards, merged: the content of the files that <c>qmk generate-api</c> writes, without their
/// <c>last_updated</c>. Immutable; two of them share what is equal.
/// </summary>
public sealed record MergedFirmware
{
    /// <summary>The keyboards that could be merged, by name, in ordinal order.</summary>
    public required ImmutableSortedDictionary<string, MergedKeyboard> Keyboards { get; init; }

    /// <summary>The <c>usb</c> object of usb.json: vendor id, product id, keyboard name, the keyboard's <c>usb</c> object. UTF-8.</summary>
    public required ReadOnlyMemory<byte> UsbJson { get; init; }

    /// <summary>The <c>keyboard_aliases</c> object of keyboard_aliases.json, as the tree declares it. UTF-8.</summary>
    public required ReadOnlyMemory<byte> AliasesJson { get; init; }

    /// <summary>
    /// Historical keyboard names, each with the name it leads to in the end. Cyclic ones are in <see cref="Errors"/> instead.
    /// </summary>
    public required ImmutableSortedDictionary<string, string> Aliases { get; init; }

    /// <summary>The <c>constants</c> object of constants_metadata.json: names with their versions, oldest first. UTF-8.</summary>
    public required ReadOnlyMemory<byte> ConstantsMetadataJson { get; init; }

    /// <summary>
    /// The files of <c>constants/</c>, each as UTF-8 JSON. A name is the path without its ending: <c>keycodes_0.0.7</c>,
    /// <c>keycodes_german_0.0.1</c>, <c>module_hooks/1.0.0</c>.
    /// </summary>
    public required ImmutableSortedDictionary<string, byte[]> Constants { get; init; }

    /// <summary>
    /// What could not be merged, with the reason. Names are those of keyboards (then missing from <see cref="Keyboards"/>), aliases, or
    /// paths from the root of the tree (keymaps, constants).
    /// </summary>
    public required ImmutableDictionary<string, string> Errors { get; init; }

    // What the keyboards have in common; null when this comes from published files rather than from a tree.
    internal Keyboards.TreeRules? Rules { get; init; }
}
