using System.Text.Json;
using KeymapBakery.Keymaps.Json;

namespace KeymapBakery.Keymaps.Keycodes;

/// <summary>Reads a keycode where a keymap has one.</summary>
internal static class KeycodeReader
{
    /// <summary>What a key does that nothing was chosen for.</summary>
    public const string Nothing = "KC_NO";

    /// <summary>What a key does that leaves it to the layer below.</summary>
    public const string Transparent = "KC_TRNS";

    /// <summary>The keycode in normal form; null means <see cref="Nothing"/>. After an error, <see cref="Nothing"/> too.</summary>
    public static string Read(JsonElement value, JsonPath path, ReadingContext context)
    {
        if (value.ValueKind == JsonValueKind.Null || context.Text(value, path, context.Limits.MaxKeycodeLength) is not { } text)
        {
            return Nothing;
        }
        if (KeycodeParser.Parse(text, context.Limits.MaxKeycodeDepth, out var keycode) is { } problem)
        {
            context.Invalid(path, $"The keycode {Printable.Quote(text)} {problem}.");
            return Nothing;
        }
        return keycode;
    }
}
