using System.Collections.Immutable;

namespace KeymapBakery.BakingBench.Boards;

/// <summary>A line of a list of boards: a keyboard, and what its keymaps are to hold.</summary>
internal sealed record Board(string Keyboard)
{
    /// <summary>Name of the layout; null for the keyboard's first.</summary>
    public string? Layout { get; init; }

    /// <summary>Number of layers.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>Number of keymaps to make, which differ in their keycodes only.</summary>
    public int Maps { get; init; } = 1;

    /// <summary>Keycodes for the encoders on every layer.</summary>
    public bool Encoders { get; init; }

    /// <summary>Number of DIP switches to give keycodes to.</summary>
    public int DipSwitches { get; init; }

    /// <summary>Some macros.</summary>
    public bool Macros { get; init; }

    /// <summary>Features switched on.</summary>
    public ImmutableArray<string> On { get; init; } = [];

    /// <summary>Features switched off.</summary>
    public ImmutableArray<string> Off { get; init; } = [];

    /// <summary>Other settings of <c>config</c>: dotted path and a value (number, true, false or text).</summary>
    public ImmutableArray<(string Path, string Value)> Settings { get; init; } = [];

    /// <summary>Community modules.</summary>
    public ImmutableArray<string> Modules { get; init; } = [];

    /// <summary>Keycodes that the keymap declares.</summary>
    public ImmutableArray<string> Declared { get; init; } = [];

    /// <summary>Keycodes to use beside those that every keyboard has.</summary>
    public ImmutableArray<string> Keycodes { get; init; } = [];

    /// <summary>Converter to another controller.</summary>
    public string? Converter { get; init; }

    /// <summary>Language of the host.</summary>
    public string? Language { get; init; }
}
