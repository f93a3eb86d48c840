using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KeymapBakery.Compiler.Baking.Keymaps;

/// <summary>
/// The keymap that a template is recorded from: of the shape of a person's keymap, with nothing of what the person chose in
/// the tables. Where the firmware's generator rewrites text, a neutral table holds an example of it, so that
/// <see cref="KeymapFrame.TryLearn"/> sees how this firmware does it.
/// </summary>
internal static class NeutralKeymap
{
    // Two show how layers are kept apart; a firmware with a fixed number of layers may have room for fewer than a person's.
    private const int MaxLayers = 2;

    // Every escape, every action, texts next to one another.
    private const string Macros = """
        [["a\\b\"c\nd\te\r\nf\rg",{"action":"beep"},{"action":"delay","duration":10},{"action":"tap","keycodes":["A"]},{"action":"tap","keycodes":["A","B","C"]}],
        [{"action":"down","keycodes":["A"]},{"action":"up","keycodes":["A"]},"a","b"]]
        """;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Makes the neutral keymap of a person's keymap.</summary>
    /// <param name="keymap">The person's keymap.json.</param>
    /// <param name="name">Name of the neutral one.</param>
    /// <param name="neutral">The keymap.json: an object without white space, its members in ordinal order.</param>
    /// <param name="reason">Why there is none: one sentence without full stop.</param>
    public static bool TryMake(
        JsonElement keymap, string name, [NotNullWhen(true)] out string? neutral, [NotNullWhen(false)] out string? reason)
    {
        neutral = null;
        // What is not written here would not be replayed either.
        if (!KeymapTables.TryWrite(keymap, out _, out reason))
        {
            return false;
        }
        if (keymap.GetProperty("layers").GetArrayLength() == 0)
        {
            reason = "$.layers is empty";
            return false;
        }
        neutral = Make(keymap, name);
        return true;
    }

    private static string Make(JsonElement keymap, string name)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var member in Members(keymap))
            {
                if (member == "keymap")
                {
                    writer.WriteString(member, name);
                }
                else
                {
                    WriteMember(writer, keymap, member);
                }
            }
            writer.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    private static IEnumerable<string> Members(JsonElement keymap) => keymap.EnumerateObject()
        .Select(member => member.Name)
        .Where(name => KeymapShape.RoleOf(name) is not MemberRole.None)
        .Append("keymap")
        .Order(StringComparer.Ordinal);

    private static void WriteMember(Utf8JsonWriter writer, JsonElement keymap, string name)
    {
        var value = keymap.GetProperty(name);
        var table = name switch
        {
            "layers" => Layers(keymap, value, keycode => JsonValue.Create(keycode)),
            "encoders" => Layers(keymap, value, keycode => Pair("ccw", "cw", keycode)),
            "dip_switches" => Row(value.GetArrayLength(), "KC_NO", keycode => Pair("off", "on", keycode)),
            "macros" => JsonNode.Parse(Macros),
            _ => null,
        };
        if (table is null)
        {
            KeymapShape.WriteMember(writer, name, value);
            return;
        }
        writer.WritePropertyName(name);
        table.WriteTo(writer);
    }

    // As many encoders' layers as keys' layers, as the firmware demands, each as long as the person's first.
    private static JsonArray Layers(JsonElement keymap, JsonElement value, Func<string, JsonNode> entry)
    {
        if (value.GetArrayLength() == 0)
        {
            return [];
        }
        var layers = Math.Min(MaxLayers, keymap.GetProperty("layers").GetArrayLength());
        var length = value[0].GetArrayLength();
        return [.. Enumerable.Range(0, layers).Select(number => Row(length, number == 0 ? "KC_NO" : "KC_TRNS", entry))];
    }

    // The first one in ANY(), to see that it is taken off.
    private static JsonArray Row(int length, string keycode, Func<string, JsonNode> entry) =>
        [.. Enumerable.Range(0, length).Select(index => entry(index == 0 ? $"ANY({keycode})" : keycode))];

    private static JsonObject Pair(string first, string second, string keycode) => new() { [first] = keycode, [second] = keycode };
}
