using System.Text.Json.Nodes;

namespace KeymapBakery.Compiler.Tests.Fixtures;

/// <summary>Keymaps for the keyboards of the sample firmware.</summary>
internal static class SampleKeymaps
{
    private static readonly string[] Keycodes = ["KC_A", "MO(1)", "LT(1,KC_SPC)", "LCTL_T(KC_Z)", "ANY(KC_Q)", "KC_TRNS", "KC_NO", "LSFT(KC_1)"];

    /// <summary>A keymap in which every key differs from that of another seed.</summary>
    public static JsonObject Of(string keyboard, string layout, int keys, int layers, int seed, int encoders = 0)
    {
        var random = new Random(seed);
        string Keycode() => Keycodes[random.Next(Keycodes.Length)];
        var keymap = new JsonObject
        {
            ["version"] = 1,
            ["keyboard"] = keyboard,
            ["keymap"] = $"seed_{seed}",
            ["layout"] = layout,
            ["layers"] = new JsonArray([.. Enumerable.Range(0, layers).Select(_ =>
                new JsonArray([.. Enumerable.Range(0, keys).Select(_ => (JsonNode)Keycode())]))]),
        };
        if (encoders > 0)
        {
            keymap["encoders"] = new JsonArray([.. Enumerable.Range(0, layers).Select(_ =>
                new JsonArray([.. Enumerable.Range(0, encoders).Select(_ => new JsonObject { ["ccw"] = Keycode(), ["cw"] = Keycode() })]))]);
        }

        return keymap;
    }

    /// <summary>A keymap of one layer for <c>bakery/pretzel</c>.</summary>
    public static JsonObject Pretzel(string keycode = "KC_A", string name = "mine")
    {
        var keymap = Of("bakery/pretzel", "LAYOUT_ortho_2x3", keys: 6, layers: 1, seed: 1);
        keymap["keymap"] = name;
        keymap["layers"]![0]![0] = keycode;
        return keymap;
    }
}
