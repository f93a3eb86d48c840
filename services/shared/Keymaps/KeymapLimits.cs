namespace KeymapBakery.Keymaps;

/// <summary>
/// How large a posted keymap may be. The defaults leave room above everything the QMK firmware itself can hold or its
/// own keymaps use; going over one gives <see cref="KeymapErrorKind.TooLarge"/>.
/// </summary>
public sealed record KeymapLimits
{
    /// <summary>The defaults.</summary>
    public static KeymapLimits Default { get; } = new();

    /// <summary>Bytes of the whole JSON text. Default 1 MiB.</summary>
    public int MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>Objects and arrays within one another, the outermost counted. Default 16.</summary>
    public int MaxDepth { get; init; } = 16;

    /// <summary>Bytes of one string as written, quotes not counted; bounds notes and documentation. Default 64 KiB.</summary>
    public int MaxStringBytes { get; init; } = 64 * 1024;

    /// <summary>Members of one object, and bytes of a member's name. Default 512.</summary>
    public int MaxMembers { get; init; } = 512;

    /// <summary>Characters of a keyboard, keymap, layout, branch, module or other name as posted. Default 250.</summary>
    public int MaxNameLength { get; init; } = 250;

    /// <summary>Layers. Default 32, as many as a 32 bit layer state has.</summary>
    public int MaxLayers { get; init; } = 32;

    /// <summary>Keys of one layer. Default 512.</summary>
    public int MaxKeysPerLayer { get; init; } = 512;

    /// <summary>Characters of one keycode. Default 256.</summary>
    public int MaxKeycodeLength { get; init; } = 256;

    /// <summary>Calls within one another in a keycode; <c>LT(1, LCTL(KC_A))</c> has 2. Default 8.</summary>
    public int MaxKeycodeDepth { get; init; } = 8;

    /// <summary>Encoders of one layer. Default 64.</summary>
    public int MaxEncodersPerLayer { get; init; } = 64;

    /// <summary>DIP switches. Default 64.</summary>
    public int MaxDipSwitches { get; init; } = 64;

    /// <summary>Macros. Default 32: the firmware names the keycodes <c>QK_MACRO_0</c> to <c>QK_MACRO_31</c>.</summary>
    public int MaxMacros { get; init; } = 32;

    /// <summary>Steps of one macro, and keycodes of one step. Default 256.</summary>
    public int MaxMacroSteps { get; init; } = 256;

    /// <summary>Characters of text in one macro step, neighbouring texts counted together. Default 4096.</summary>
    public int MaxMacroTextLength { get; init; } = 4096;

    /// <summary>Custom keycodes, and aliases of one. Default 128.</summary>
    public int MaxCustomKeycodes { get; init; } = 128;

    /// <summary>Community modules. Default 32.</summary>
    public int MaxModules { get; init; } = 32;

    /// <summary>Values in <c>config</c>, all levels together. Default 1024.</summary>
    public int MaxConfigValues { get; init; } = 1024;

    /// <summary>Errors reported; reading stops there. Default 50.</summary>
    public int MaxErrors { get; init; } = 50;
}
