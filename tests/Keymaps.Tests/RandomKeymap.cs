using System.Text.Json.Nodes;

namespace KeymapBakery.Keymaps.Tests;

/// <summary>Makes good keymaps of every shape, in canonical spelling, from a random source.</summary>
internal sealed class RandomKeymap(Random random)
{
    private static readonly string[] Texts = ["a", "Hello, World!\n", "\"quoted\" x", "back\\slash", "<&'+>", "tab\t", "??"];
    private static readonly string[] Keycodes = ["KC_A", "KC_TRNS", "_______", "XXXXXXX", "KC_NO", "QK_BOOT", "0x7E40", "RM_TOGG"];

    public JsonObject Next()
    {
        var keys = random.Next(1, 8);
        var keymap = new JsonObject
        {
            ["keyboard"] = Pick("crkbd/rev1", "clueboard/66/rev4", "a-b/c_d"),
            ["keymap"] = Pick("mine", "layout_60_ansi_2025-11-21", "X"),
            ["layout"] = Pick("LAYOUT", "LAYOUT_60_ansi"),
            ["layers"] = Array(1, 5, () => Array(keys, keys, Keycode)),
        };
        Maybe(keymap, "encoders", () => Array(1, 3, () => Array(0, 3, () => new JsonObject { ["ccw"] = Keycode(), ["cw"] = Keycode() })));
        Maybe(keymap, "dip_switches", () => Array(1, 2, () => new JsonObject { ["off"] = Keycode(), ["on"] = Keycode() }));
        Maybe(keymap, "macros", () => Array(1, 4, Macro));
        Maybe(keymap, "modules", () => Array(1, 2, () => Pick("qmk/hello_world", "other")));
        Maybe(keymap, "keycodes", () => Array(1, 3, CustomKeycode));
        Maybe(keymap, "converter", () => Pick("kb2040", "promicro_rp2040"));
        Maybe(keymap, "host_language", () => Pick("german", "us_international"));
        Maybe(keymap, "config", () => new JsonObject { ["tapping"] = Settings(3) });
        return keymap;
    }

    private JsonNode Keycode() => Keycode(3);

    private JsonNode Keycode(int depth) => depth > 0 && random.Next(4) == 0
        ? $"{Pick("LT", "MT", "LCTL")}({string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => $"{Keycode(depth - 1)}"))})"
        : Pick(Keycodes);

    private JsonObject CustomKeycode() =>
        new() { ["key"] = Pick("MY_KEY", "K2"), ["aliases"] = Array(1, 2, () => Pick("AB", "CD")) };

    private JsonArray Macro()
    {
        // A text and then keys: two texts in a row would become one.
        var macro = new JsonArray(Pick(Texts));
        for (var steps = random.Next(4); steps > 0; steps--)
        {
            macro.Add(random.Next(3) switch
            {
                0 => new JsonObject { ["action"] = "beep" },
                1 => new JsonObject { ["action"] = "delay", ["duration"] = random.Next(65_536) },
                _ => new JsonObject { ["action"] = Pick("tap", "down", "up"), ["keycodes"] = Array(1, 3, () => Pick("A", "LSFT", "1")) },
            });
        }
        return macro;
    }

    private JsonNode Settings(int depth) => random.Next(depth == 0 ? 3 : 5) switch
    {
        0 => random.Next(-1000, 1000),
        1 => random.Next(2) == 0,
        2 => Pick("ws2812", "1.0.0", "stm32-dfu", "B7"),
        3 => Array(0, 3, () => Settings(depth - 1)),
        _ => new JsonObject { ["default"] = Settings(depth - 1), ["a_1"] = Settings(depth - 1) },
    };

    private void Maybe(JsonObject keymap, string member, Func<JsonNode> value)
    {
        if (random.Next(2) == 0)
        {
            keymap[member] = value();
        }
    }

    private JsonArray Array(int min, int max, Func<JsonNode> element) =>
        new([.. Enumerable.Range(0, random.Next(min, max + 1)).Select(_ => element())]);

    private JsonNode Pick(params string[] values) => values[random.Next(values.Length)];
}
