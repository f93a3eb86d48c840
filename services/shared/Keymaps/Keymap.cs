using System.Collections.Immutable;
using KeymapBakery.Keymaps.Json;

namespace KeymapBakery.Keymaps;

/// <summary>
/// A checked keymap. Only <see cref="KeymapReader"/> makes one, so whoever holds a <see cref="Keymap"/> knows that none
/// of its values can do more in a C file, a makefile or a path than name a thing. Whether keyboard, layout and keycodes
/// exist, and whether layers have the length of the layout, is not checked here.
/// </summary>
public sealed record Keymap
{
    internal Keymap()
    {
    }

    /// <summary>Path of the keyboard below <c>keyboards/</c>: segments <c>[A-Za-z0-9_][A-Za-z0-9_-]*</c> joined by <c>/</c>.</summary>
    public string Keyboard { get; internal init; } = "";

    /// <summary>Name safe in file names, makefiles and shells: <c>[A-Za-z0-9_][A-Za-z0-9_-]{0,63}</c>.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The name as it was posted, for people to read. It may hold any script and is not safe in the above.</summary>
    public string PostedName { get; internal init; } = "";

    /// <summary>Layout macro, for example <c>LAYOUT_60_ansi</c>: a C identifier.</summary>
    public string Layout { get; internal init; } = "";

    /// <summary>Branch of the firmware repository, safe as a git reference; null when none was asked for.</summary>
    public string? Branch { get; internal init; }

    /// <summary>
    /// Keycodes, layer by layer, at least one layer and none empty. A posted null keycode is <c>KC_NO</c>, a posted null
    /// layer is all <c>KC_TRNS</c>, as long as layer 0.
    /// </summary>
    public ImmutableArray<ImmutableArray<string>> Layers { get; internal init; } = [];

    /// <summary>Encoders, layer by layer; empty when none are given.</summary>
    public ImmutableArray<ImmutableArray<EncoderKeycodes>> Encoders { get; internal init; } = [];

    /// <summary>DIP switches; empty when none are given.</summary>
    public ImmutableArray<DipSwitchKeycodes> DipSwitches { get; internal init; } = [];

    /// <summary>Macros, each at least one step; <c>QK_MACRO_n</c> runs the one at index n.</summary>
    public ImmutableArray<ImmutableArray<MacroStep>> Macros { get; internal init; } = [];

    /// <summary>Keycodes the keymap declares itself.</summary>
    public ImmutableArray<CustomKeycode> CustomKeycodes { get; internal init; } = [];

    /// <summary>Community modules, for example <c>qmk/hello_world</c>.</summary>
    public ImmutableArray<string> Modules { get; internal init; } = [];

    /// <summary>Controller the keyboard is converted to, for example <c>promicro_rp2040</c>; null for its own.</summary>
    public string? Converter { get; internal init; }

    /// <summary>Keyboard layout of the host, for example <c>german</c>; null for the firmware's default.</summary>
    public string? HostLanguage { get; internal init; }

    /// <summary>Settings of the keyboard the keymap overrides: a JSON object in canonical form; null when there are none.</summary>
    public string? Config { get; internal init; }

    /// <summary>
    /// The text to give to <c>qmk compile</c>: exactly the members above that mean something to it (not
    /// <see cref="Branch"/>), members sorted, no white space. Equal for keymaps that compile to the same, whatever
    /// notes, author or white space they were posted with; reading it gives the same text again. Written anew on every
    /// call.
    /// </summary>
    public string CanonicalJson => CanonicalWriter.Write(this);
}
