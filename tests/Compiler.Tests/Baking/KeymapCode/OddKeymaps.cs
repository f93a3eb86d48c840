using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace KeymapBakery.Compiler.Tests.Baking.KeymapCode;

/// <summary>Keymaps that nobody would write, many of them wrong; the same ones for the same seed.</summary>
internal sealed class OddKeymaps(int seed)
{
    private static readonly string[] Keycodes =
    [
        "KC_A", "KC_TRNS", "_______", "LT(1, KC_B)", "ANY(KC_C)", "ANY()", "ANY(", "ANY)", "ANY(ANY(KC_D))", " ANY(KC_E)", "ANY(KC_F) ",
        "any(KC_G)", "", " ", "a, b", "\"\"", "\"", "\\", "\n", "\r\n", "\t", "\0", "é", "😀", "\u2028", "__KEYMAP_GOES_HERE__",
        "__ENCODER_MAP_GOES_HERE__", "__MACRO_OUTPUT_GOES_HERE__", "__DIP_SWITCH_MAP_GOES_HERE__", "__INCLUDES__", "%s", "{0}", "};",
        "/* ", "*/", "// ", "#if", new string('x', 300),
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next one, as JSON text.</summary>
    public string Next()
    {
        var keymap = new JsonObject { ["keyboard"] = Pick("dm9records/plaid", "crkbd/rev1", "k"), ["keymap"] = Pick("mine", "a b", "ü") };
        keymap["layout"] = Pick("LAYOUT", "LAYOUT_all", "LAYOUT_", "LAYOUT_1x2uC", "LAYOUT_A", "layout", "LAYOUT_all\n");
        if (!Rarely())
        {
            keymap["layout"] = "LAYOUT_all";
        }
        keymap["layers"] = Items(1, () => Items(0, Keycode));
        Add(keymap, "encoders", () => Items(0, () => Items(0, () => Pair("ccw", "cw"))));
        Add(keymap, "dip_switches", () => Items(0, () => Pair("on", "off")));
        Add(keymap, "macros", () => Items(0, () => Items(0, Step)));
        Add(keymap, "host_language", () => JsonValue.Create(Pick("german", "japanese", "ä\"b")));
        Add(keymap, "notes", () => JsonValue.Create(Pick("", "n", "__INCLUDES__")));
        Add(keymap, "version", () => JsonValue.Create(1));
        if (Rarely())
        {
            keymap.Remove(Pick("layout", "layers", "keyboard", "keymap"));
        }
        var text = keymap.ToJsonString(Rarely() ? new JsonSerializerOptions { WriteIndented = true } : null);
        return Rarely() ? Break(text) : text;
    }

    // A change to the text: duplicates, numbers spelled otherwise, half of a surrogate pair.
    private string Break(string text) => _random.Next(5) switch
    {
        0 => text.Replace("{\"ccw\"", "{\"ccw\":\"KC_A\",\"ccw\"", StringComparison.Ordinal),
        1 => text.Replace("\"layers\":", "\"layers\":[],\"layers\":", StringComparison.Ordinal),
        2 => Regex.Replace(text, "(?<=\"duration\": ?)[0-9]+", Pick("7.0", "70e-1", "-7", "1e400")),
        3 => text.Replace("KC_A", "\\ud83d", StringComparison.Ordinal),
        _ => text.Replace("KC_A", "\\/\\u0041\\b\\f\\u007f", StringComparison.Ordinal),
    };

    private JsonNode? Keycode() => Wrong() ?? JsonValue.Create(Rarely() ? Pick(Keycodes) : Pick(Keycodes[..9]));

    private JsonObject Pair(string first, string second)
    {
        var pair = new JsonObject { [first] = Keycode(), [second] = Keycode() };
        if (_random.Next(40) == 0)
        {
            pair.Remove(second);
        }
        if (_random.Next(40) == 0)
        {
            pair["more"] = 1;
        }
        return pair;
    }

    private JsonNode? Step()
    {
        if (_random.Next(3) > 0)
        {
            return Wrong() ?? JsonValue.Create(string.Concat(Enumerable.Range(0, _random.Next(4)).Select(_ => Pick(Keycodes))));
        }
        var step = new JsonObject { ["action"] = _random.Next(40) == 0 ? "hold" : Pick("beep", "delay", "tap", "tap", "down", "up") };
        if (step["action"]!.GetValue<string>() == "delay" || Rarely())
        {
            step["duration"] = Wrong() ?? JsonValue.Create(_random.Next(100_000));
        }
        if (step["action"]!.GetValue<string>() is "tap" or "down" or "up" || Rarely())
        {
            step["keycodes"] = Items(0, () => Wrong() ?? JsonValue.Create(Pick("A", "LCTL", "é", "B", Rarely() ? "" : "C")));
        }
        if (_random.Next(60) == 0)
        {
            step.Remove(Pick("action", "keycodes", "duration"));
        }
        return step;
    }

    private JsonArray Items(int fewest, Func<JsonNode?> item) => [.. Enumerable.Range(0, _random.Next(fewest, 5)).Select(_ => item())];

    private void Add(JsonObject keymap, string name, Func<JsonNode> value)
    {
        if (_random.Next(3) == 0)
        {
            keymap[name] = _random.Next(20) == 0 ? Wrong(always: true) : value();
        }
    }

    private JsonNode? Wrong(bool always = false) => always || _random.Next(400) == 0
        ? _random.Next(4) switch { 0 => 1, 1 => true, 2 => new JsonArray(), _ => new JsonObject() }
        : null;

    private bool Rarely() => _random.Next(8) == 0;

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
