using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Keymaps.Tests;

public sealed class MacroTests
{
    [Fact]
    public void Steps_of_all_kinds_are_read()
    {
        var macros = Macros("""
            [["Hi", {"action": "tap", "keycodes": ["LSFT", "1"]}, {"action": "delay", "duration": 250}, {"action": "beep"}],
             [{"action": "down", "keycodes": ["LCTL"]}, "c", {"action": "up", "keycodes": ["LCTL"]}]]
            """).ReadGood().Macros;

        macros[0][0].ShouldBe(new MacroText("Hi"));
        macros[0][1].ShouldBeOfType<MacroKeys>().Keycodes.ShouldBe(["LSFT", "1"]);
        macros[0][2].ShouldBe(new MacroDelay(250));
        macros[0][3].ShouldBe(new MacroBeep());
        macros[1].OfType<MacroKeys>().Select(step => step.Action).ShouldBe([MacroKeyAction.Down, MacroKeyAction.Up]);
    }

    [Theory]
    [InlineData("it's 100% $HOME `x` #1 {a} <b> \\ // /* */ \"quoted\" end")]
    [InlineData("a\\")]
    [InlineData("what??")]
    [InlineData("\"x")]
    [InlineData("tab\tand line\n")]
    public void Texts_a_C_string_can_hold_are_accepted(string text) =>
        Macros(new JsonArray(new JsonArray(text))).Read().IsValid.ShouldBeTrue();

    [Theory]
    [InlineData("ends with \"")]
    [InlineData("\"")]
    [InlineData("\\\"")]
    [InlineData("\"\"")]
    [InlineData("x\"); system(\"touch pwned\"); (\"")]
    [InlineData("??/")]
    [InlineData("a??=include")]
    [InlineData("???/")]
    [InlineData("__INCLUDES__")]
    [InlineData("a__KEYMAP_GOES_HERE__b")]
    [InlineData("__ENCODER_MAP_GOES_HERE__")]
    [InlineData("__DIP_SWITCH_MAP_GOES_HERE__")]
    [InlineData("__MACRO_OUTPUT_GOES_HERE__")]
    [InlineData("\u0000")]
    [InlineData("\u0001")]
    [InlineData("a\u0007")]
    [InlineData("\u001b")]
    [InlineData("\u007f")]
    [InlineData("é")]
    [InlineData("\u202e")]
    [InlineData("\u2028")]
    public void Texts_that_would_break_out_of_a_C_string_are_refused(string text)
    {
        var error = Macros(new JsonArray(new JsonArray(text))).ReadBad();

        (error.Kind, error.Path).ShouldBe((KeymapErrorKind.Invalid, "$.macros[0][0]"));
    }

    [Theory]
    [InlineData("""["a??", "/b"]""")]
    [InlineData("""["?", "?", "="]""")]
    [InlineData("""["__INCL", "UDES__"]""")]
    [InlineData("""["a", "b\"", ""]""")]
    [InlineData("""["a\"", {"action": "beep"}, "b"]""")]
    public void Texts_are_judged_as_the_generator_joins_them(string macro) =>
        Macros($"[{macro}]").ReadBad().Path.ShouldBe("$.macros[0][0]");

    [Fact]
    public void Neighbouring_texts_are_one_and_line_ends_are_line_feeds() =>
        Macros("""[["a\"", "", "b\r\nc", "\r", {"action": "beep"}, "d"]]""").ReadGood().Macros[0]
            .ShouldBe([new MacroText("a\"b\nc\n"), new MacroBeep(), new MacroText("d")]);

    [Theory]
    [InlineData("""1""", "$.macros")]
    [InlineData("""["text"]""", "$.macros[0]")]
    [InlineData("""[[]]""", "$.macros[0]")]
    [InlineData("""[["a"], ["", ""]]""", "$.macros[1]")]
    [InlineData("""[[1]]""", "$.macros[0][0]")]
    [InlineData("""[[null]]""", "$.macros[0][0]")]
    [InlineData("""[[["a"]]]""", "$.macros[0][0]")]
    [InlineData("""[[{}]]""", "$.macros[0][0].action")]
    [InlineData("""[[{"action": 1}]]""", "$.macros[0][0].action")]
    [InlineData("""[[{"action": "run"}]]""", "$.macros[0][0].action")]
    [InlineData("""[[{"action": "TAP", "keycodes": ["A"]}]]""", "$.macros[0][0].action")]
    [InlineData("""[[{"action": "tap"}]]""", "$.macros[0][0].keycodes")]
    [InlineData("""[[{"action": "tap", "keycodes": []}]]""", "$.macros[0][0].keycodes")]
    [InlineData("""[[{"action": "tap", "keycodes": "A"}]]""", "$.macros[0][0].keycodes")]
    [InlineData("""[[{"action": "tap", "keycodes": [1]}]]""", "$.macros[0][0].keycodes[0]")]
    [InlineData("""[[{"action": "tap", "keycodes": ["A", ""]}]]""", "$.macros[0][0].keycodes[1]")]
    [InlineData("""[[{"action": "tap", "keycodes": ["LSFT(A)"]}]]""", "$.macros[0][0].keycodes[0]")]
    [InlineData("""[[{"action": "tap", "keycodes": ["__A"]}]]""", "$.macros[0][0].keycodes[0]")]
    [InlineData("""[[{"action": "delay"}]]""", "$.macros[0][0].duration")]
    [InlineData("""[[{"action": "delay", "duration": -1}]]""", "$.macros[0][0].duration")]
    [InlineData("""[[{"action": "delay", "duration": 65536}]]""", "$.macros[0][0].duration")]
    [InlineData("""[[{"action": "delay", "duration": 1.5}]]""", "$.macros[0][0].duration")]
    [InlineData("""[[{"action": "delay", "duration": 1e400}]]""", "$.macros[0][0].duration")]
    [InlineData("""[[{"action": "delay", "duration": "1) x; ("}]]""", "$.macros[0][0].duration")]
    public void Macros_of_another_shape_are_refused(string macros, string path)
    {
        var error = Macros(macros).ReadBad();

        (error.Kind, error.Path).ShouldBe((KeymapErrorKind.Invalid, path));
    }

    [Fact]
    public void Too_many_macros_steps_and_characters_are_refused()
    {
        Macros(Repeated("""["a"]""", 32)).Read().IsValid.ShouldBeTrue();
        Macros(Repeated("""["a"]""", 33)).ReadBad().Kind.ShouldBe(KeymapErrorKind.TooLarge);
        Macros($"[{Repeated("\"a\"", 256)}]").Read().IsValid.ShouldBeTrue();
        Macros($"[{Repeated("\"a\"", 257)}]").ReadBad().Kind.ShouldBe(KeymapErrorKind.TooLarge);
        Macros(new JsonArray(new JsonArray(new string('a', 4096)))).Read().IsValid.ShouldBeTrue();
        Macros(new JsonArray(new JsonArray(new string('a', 4096), "a"))).ReadBad().Kind.ShouldBe(KeymapErrorKind.TooLarge);
    }

    private static string Repeated(string element, int count) => $"[{string.Join(',', Enumerable.Repeat(element, count))}]";

    private static JsonObject Macros(string json) => Posted.With("macros", JsonNode.Parse(json));

    private static JsonObject Macros(JsonNode macros) => Posted.With("macros", macros);
}
