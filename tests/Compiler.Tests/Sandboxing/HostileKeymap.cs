using System.Text.Json.Nodes;

namespace KeymapBakery.Compiler.Tests.Sandboxing;

/// <summary>A request that got past every check in front of the compiler.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Json">The keymap.json.</param>
internal sealed record HostileKeymap(string Name, string Json)
{
    private const string Keyboard = "bakery/pretzel";

    public override string ToString() => $"keymap: {Name}";

    /// <param name="secrets">Full paths of files that exist outside the sandbox.</param>
    public static IEnumerable<HostileKeymap> Make(IReadOnlyList<string> secrets) =>
        Code(secrets).Concat(Shapes()).Concat(Members());

    private static IEnumerable<HostileKeymap> Code(IReadOnlyList<string> secrets)
    {
        foreach (var path in secrets)
        {
            yield return Key($"#include of {path}", $"KC_A\n#include \"{path}\"\n");
            yield return Key($".incbin of {path}", $"KC_A, KC_B, KC_C, KC_D, KC_E, KC_F)}};\nasm(\".incbin \\\"{path}\\\"\");\nint more[] = {{(0");
        }

        var (near, deep) = (secrets[0], "../../../../../../../../../../../../");
        yield return Key("asm .include", $"KC_A, KC_B, KC_C, KC_D, KC_E, KC_F)}};\nasm(\".include \\\"{near}\\\"\");\nint more[] = {{(0");
        yield return Key("__has_include", $"KC_A\n#if __has_include(\"{near}\")\n#error it is there\n#endif\n");
        yield return Key("#embed", $"KC_A\n#embed \"{near}\"\n");
        yield return Key("relative #include", $"KC_A\n#include \"{deep}etc/passwd\"\n");
        yield return Key("#include next", "KC_A\n#include_next </etc/shadow>\n");
        yield return Key("#import", "KC_A\n#import \"/proc/self/environ\"\n");
        yield return Key("#pragma dependency", "KC_A\n#pragma GCC dependency \"/etc/shadow\"\n");
        yield return Key("#line", "KC_A\n#line 1 \"/etc/shadow\"\n#error\n");
        yield return Key("#include of a device", "KC_A\n#include \"/dev/zero\"\n");
        yield return Key("#include of itself", "KC_A\n#include __FILE__\n");
        yield return Key("own main", "KC_A, KC_B, KC_C, KC_D, KC_E, KC_F)};\nint main(void) { return 0; }\nint more[] = {(0");
        yield return Key("time of day", "KC_A\n#define X __DATE__ __TIME__ __TIMESTAMP__\n");
        yield return Key("make", "$(shell touch /tmp/pwned)");
        yield return Key("shell", "`touch /tmp/pwned`; touch pwned; |");
        yield return Key("quotes", "\"'\\\"\\'");
        yield return Key("trigraphs", "KC_A ??/\n??=include \"/etc/passwd\"");
        yield return Key("continued lines", "KC_A \\\n\\\n\\\n");
        yield return Key("open comment", "KC_A /* ");
        yield return Key("macro", "KC_A\n#define LAYOUT_ortho_2x3(...) __VA_ARGS__\n");
        yield return Key("null character", "KC_A\0");
        yield return Key("control characters", "KC_A\u0001\u0007\u001b]0;pwned\u0007\u001b[2J");
        yield return Key("right to left", "KC_\u202EA\u2066");
        yield return Key("lone surrogate", "KC_A") with { Json = Keymap(["KC_A", "KC_B", "KC_C", "KC_D", "KC_E", "KC_F"]).ToJsonString().Replace("KC_A", "\\ud800", StringComparison.Ordinal) };
        yield return Key("a million characters", new string('A', 1_000_000));
        yield return Key("deep parentheses", new string('(', 50_000) + "KC_A" + new string(')', 50_000));
        yield return Key("many arguments", string.Join(',', Enumerable.Repeat("KC_A", 50_000)));
    }

    private static IEnumerable<HostileKeymap> Shapes()
    {
        yield return Layers("no layers", 0);
        yield return Layers("33 layers", 33);
        yield return Layers("300 layers", 300);
        yield return Layers("12,000 layers", 12_000);
        yield return new("empty text", "");
        yield return new("null", "null");
        yield return new("a string", "\"x\"");
        yield return new("a list", "[]");
        yield return new("deep lists", new string('[', 200_000));
        yield return new("deep objects", string.Concat(Enumerable.Repeat("{\"layers\":", 50_000)));
        yield return new("not finite", """{"version":NaN,"keyboard":"bakery/pretzel","keymap":"mine","layout":"LAYOUT_ortho_2x3","layers":[[Infinity]]}""");
        yield return new("a huge number", $$"""{"version":{{new string('9', 100_000)}},"keyboard":"bakery/pretzel","keymap":"mine","layout":"LAYOUT_ortho_2x3","layers":[[]]}""");
        yield return new("members twice", """{"keyboard":"bakery/pretzel","keymap":"mine","keymap":"../../x","layout":"LAYOUT_ortho_2x3","layers":[[]],"layers":null}""");
        yield return new("byte order mark", "\uFEFF" + Keymap(["KC_A"]).ToJsonString());
        yield return new("not JSON", "import os; os.system('touch /tmp/pwned')");
        yield return new("a layer of numbers", """{"keyboard":"bakery/pretzel","keymap":"mine","layout":"LAYOUT_ortho_2x3","layers":[[1,2,3,4,5,6]]}""");
        yield return new("a layer of objects", """{"keyboard":"bakery/pretzel","keymap":"mine","layout":"LAYOUT_ortho_2x3","layers":[{"__class__":"x"}]}""");
        yield return new("a layer of lists", """{"keyboard":"bakery/pretzel","keymap":"mine","layout":"LAYOUT_ortho_2x3","layers":[[[[]]]]}""");
    }

    private static IEnumerable<HostileKeymap> Members()
    {
        foreach (var (member, value) in ((string, string)[])[
            ("keyboard", "../../../etc"), ("keyboard", "/etc/passwd"), ("keyboard", "bakery/pretzel\0x"), ("keyboard", "$(touch pwned)"),
            ("keyboard", ".build"), ("keyboard", "bakery/../../../proc/self"), ("keyboard", "bakery/pretzel; touch pwned"),
            ("keymap", "../../../../tmp/x"), ("keymap", "x;touch pwned;"), ("keymap", "$(touch pwned)"), ("keymap", "-f"), ("keymap", "--help"),
            ("keymap", "a b"), ("keymap", "x\ny:\n\ttouch pwned"), ("keymap", "$(eval include /etc/passwd)"), ("keymap", new string('x', 300)),
            ("layout", "LAYOUT); asm(\".include \\\"/etc/passwd\\\"\""), ("layout", "system"), ("layout", "__FILE__"), ("layout", "../x"),
            ("notes", "*/ #include \"/etc/passwd\" /*"), ("author", "*/ asm(\".incbin \\\"/etc/passwd\\\"\"); /*"),
            ("converter", "../../../etc/passwd"), ("host_language", "../../../etc/passwd\"\n#include \"/etc/shadow"),
            ("version", "$(shell touch pwned)"), ("documentation", "<script>alert(1)</script>")])
        {
            var keymap = Keymap(["KC_A", "KC_B", "KC_C", "KC_D", "KC_E", "KC_F"]);
            keymap[member] = value;
            yield return new($"{member}: {value[..Math.Min(value.Length, 60)]}", keymap.ToJsonString());
        }

        foreach (var (member, value) in ((string, string)[])[
            ("modules", """["../../../../etc","/etc","x; touch pwned"]"""),
            ("config", """{"features":{"$(touch pwned)":true},"url":"/etc/passwd","matrix_pins":{"rows":["A0); asm(\"x"]}}"""),
            ("macros", """[["\"); asm(\".incbin \\\"/etc/passwd\\\"\"); (\"",{"action":"tap","keycodes":["$(x)"]}]]"""),
            ("encoders", """[[{"ccw":"KC_A\n#include \"/etc/passwd\"\n","cw":"KC_B"}]]"""),
            ("encoders", """[[{"ccw":"KC_A","cw":"KC_B)}}; asm(\".incbin \\\"/etc/shadow\\\"\"); int x[]={{(0"}]]"""),
            ("layers", "{}"),
            ("layers", "\"KC_A\"")])
        {
            var keymap = Keymap(["KC_A", "KC_B", "KC_C", "KC_D", "KC_E", "KC_F"]);
            keymap[member] = JsonNode.Parse(value);
            yield return new($"{member}: {value[..Math.Min(value.Length, 60)]}", keymap.ToJsonString());
        }
    }

    private static HostileKeymap Key(string name, string keycode) =>
        new(name, Keymap([keycode, "KC_B", "KC_C", "KC_D", "KC_E", "KC_F"]).ToJsonString());

    private static HostileKeymap Layers(string name, int count)
    {
        var keymap = Keymap([]);
        keymap["layers"] = new JsonArray([.. Enumerable.Range(0, count).Select(_ => (JsonNode)new JsonArray("KC_A", "KC_B", "KC_C", "KC_D", "KC_E", "KC_F"))]);
        return new HostileKeymap(name, keymap.ToJsonString());
    }

    private static JsonObject Keymap(string[] keys) =>
        new()
        {
            ["version"] = 1,
            ["keyboard"] = Keyboard,
            ["keymap"] = "mine",
            ["layout"] = "LAYOUT_ortho_2x3",
            ["layers"] = new JsonArray(new JsonArray([.. keys.Select(key => JsonValue.Create(key))])),
        };
}
