using System.Text.Json;

namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>Keymaps for the six-key sample keyboard <c>bakery/pretzel</c>, as clients post them.</summary>
internal static class SampleKeymap
{
    /// <summary>A keymap whose keys differ with <paramref name="variant"/>, 0 to 25.</summary>
    public static string Valid(int variant = 0, string keymap = "mine") =>
        Json(keymap, [.. Enumerable.Range(0, 6).Select(key => $"KC_{(char)('A' + ((variant + key) % 26))}")]);

    /// <summary>Well-formed, but with a keycode the firmware does not know.</summary>
    public static string UnknownKeycode() => Json("mine", ["KC_NO_SUCH_KEY", "KC_A", "KC_B", "KC_C", "KC_D", "KC_E"]);

    private static string Json(string keymap, string[] layer) => JsonSerializer.Serialize(new
    {
        version = 1,
        notes = "",
        documentation = "A keymap.",
        keyboard = "bakery/pretzel",
        keymap,
        layout = "LAYOUT_ortho_2x3",
        layers = new[] { layer },
    });
}
