using KeymapBakery.Messages;

namespace KeymapBakery.Compiler.Tests.Fixtures;

/// <summary>Builds to ask for.</summary>
internal static class Keymaps
{
    public static BuildRequested Pretzel(string keycode = "KC_A", string keymap = "mine", string branch = "", string? commit = null) =>
        new(
            Guid.NewGuid(),
            "bakery/pretzel",
            keymap,
            $$"""
            {"version":1,"keyboard":"bakery/pretzel","keymap":"{{keymap}}","layout":"LAYOUT_ortho_2x3",
            "layers":[["{{keycode}}","KC_B","KC_C","KC_D","KC_E","KC_F"]]}
            """,
            branch,
            commit,
            DateTimeOffset.UtcNow);
}
