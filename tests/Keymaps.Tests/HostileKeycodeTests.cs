using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Keymaps.Tests;

/// <summary>C and preprocessor injection wherever a keycode is read.</summary>
public sealed class HostileKeycodeTests
{
    public static TheoryData<string> Hostile { get; } =
    [
        // Leaving the keycode.
        "KC_A) int x; (", "KC_A)", "(KC_A", "(KC_A)", "KC_A)(", "KC_A, KC_B", "KC_A; system()", "KC_A }; int evil = { 1",
        "KC_A] = {",
        "LT(1, KC_A", "LT(1, KC_A))", "LT(1,, KC_A)", "LT(,KC_A)", "LT(1,)", "MO((1))", "MO(1)(2)", "LT(1 KC_A)", "A B",
        "KC_A KC_B",
        // The preprocessor and the assembler.
        "#include \"/etc/passwd\"", "#include </etc/passwd>", "\n#include \"/etc/passwd\"\n", "KC_A\n#define KC_B",
        "KC_A\r\n#error", "%:include <x>",
        "__asm__(\".incbin \\\"/etc/passwd\\\"\")", "__asm__(x)", "__asm(x)", "asm(x)", "_Pragma(x)", "_Pragma(\"x\")",
        "__attribute__(x)",
        "__has_include(x)", "__FILE__", "__DATE__", "__TIME__", "__COUNTER__", "__builtin_trap()", "__INCLUDES__",
        "__KEYMAP_GOES_HERE__",
        "X__INCLUDES__", "A__B", "__a", "defined(X)", "sizeof(int)", "typeof(x)", "_Generic(x)", "_Static_assert(0)",
        "_Alignof(int)", "int", "void",
        "LT(1, sizeof(x))", "MT(MOD_LCTL | __x, KC_A)", "goto", "return",
        // Operators and literals outside the grammar.
        "KC_A + 1", "KC_A-1", "1<<2", "!x", "~0", "*p", "&x", "a.b", "a->b", "a?b:c", "a=b", "x[1]", "{1}", "'a'", "\"a\"",
        "L'a'", "@x", "a\\b", "a\\\nb",
        "??=include", "KC_A // x", "KC_A /* x */", "/**/KC_A", "||", "KC_A |", "| KC_A", "KC_A || KC_B", "1.5", "1e3", "012",
        "00", "0x", "0xG", "0X10", "12L",
        "0b1", "12345678901", "0x123456789", "1_000", "-1",
        // Shells and make.
        "$(shell touch pwned)", "${PATH}", "`id`", "$$", "%0a", "%n", "KC_A;touch pwned", "KC_A&&id", "KC_A\tKC_B", "KC_A\u0000",
        "\u0000", "\u0007", "\u001b[31m",
        // Characters that look like others, or like nothing.
        "KC\u00a0A", "KC_\u0410", "ＫＣ_Ａ", "KC_A\u200b", "\u202eKC_A", "\ufeffKC_A", "KC_\u0661", "LT(\u0661,KC_A)", "é", "⌨",
        "\u2028", "KC_A\u0085",
        // ANY is cut off by text, not by syntax, on the way to C.
        "ANY(KC_A)|X(KC_B)", "ANY(KC_A), FOO(KC_B)", "ANY(KC_A)(KC_B)", "ANY()", "ANY(KC_A,KC_B)", "ANY(ANY(KC_A))",
        "LT(1,ANY(KC_A))", "ANY", "ANY (KC_A",
        "ANY(KC_A) int x; (KC_B)", "ANY(;)", "X|ANY(KC_A)",
        // Nothing.
        "", " ", "   ", "ANY( )",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_keycode_is_refused_in_a_layer(string keycode)
    {
        var error = Posted.WithKeycode(keycode).ReadBad();

        error.Kind.ShouldBe(KeymapErrorKind.Invalid);
        error.Path.ShouldBe("$.layers[0][1]");
        ShouldBePrintable(error.Message);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_keycode_is_refused_on_an_encoder_and_a_switch(string keycode)
    {
        Posted.With("encoders", new JsonArray(new JsonArray(new JsonObject { ["ccw"] = "KC_A", ["cw"] = keycode })))
            .ReadBad().Path.ShouldBe("$.encoders[0][0].cw");
        Posted.With("dip_switches", new JsonArray(new JsonObject { ["off"] = keycode, ["on"] = "KC_A" }))
            .ReadBad().Path.ShouldBe("$.dip_switches[0].off");
    }

    [Theory]
    [InlineData("KC_A", "KC_A")]
    [InlineData("_______", "_______")]
    [InlineData("XXXXXXX", "XXXXXXX")]
    [InlineData("_", "_")]
    [InlineData("_BASE", "_BASE")]
    [InlineData("0", "0")]
    [InlineData("0x7E40", "0x7E40")]
    [InlineData("4294967295", "4294967295")]
    [InlineData("MO(1)", "MO(1)")]
    [InlineData("QK_BOOT()", "QK_BOOT()")]
    [InlineData("LT(1,KC_SPC)", "LT(1,KC_SPC)")]
    [InlineData("LT(1, LCTL(LSFT(KC_A)))", "LT(1,LCTL(LSFT(KC_A)))")]
    [InlineData("MT(MOD_RCTL | MOD_RGUI, KC_NO)", "MT(MOD_RCTL|MOD_RGUI,KC_NO)")]
    [InlineData("  LT ( 1 , KC_A )  ", "LT(1,KC_A)")]
    [InlineData("ANY(KC_A)", "KC_A")]
    [InlineData("ANY( MT(MOD_LCTL|MOD_LALT, KC_A) )", "MT(MOD_LCTL|MOD_LALT,KC_A)")]
    [InlineData("ANYTHING(KC_A)", "ANYTHING(KC_A)")]
    [InlineData("KC_A|KC_B", "KC_A|KC_B")]
    public void A_keycode_is_brought_into_one_form(string posted, string keycode) =>
        Posted.WithKeycode(posted).ReadGood().Layers[0][1].ShouldBe(keycode);

    [Fact]
    public void Keycodes_may_nest_as_deep_as_the_limit_and_no_deeper()
    {
        Posted.WithKeycode(Nested(KeymapLimits.Default.MaxKeycodeDepth)).Read().IsValid.ShouldBeTrue();
        Posted.WithKeycode(Nested(KeymapLimits.Default.MaxKeycodeDepth + 1)).ReadBad().Kind.ShouldBe(KeymapErrorKind.Invalid);

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("F(", depth)) + "A" + new string(')', depth);
    }

    [Fact]
    public void Keycodes_may_be_as_long_as_the_limit_and_no_longer()
    {
        var longest = new string('K', KeymapLimits.Default.MaxKeycodeLength);

        Posted.WithKeycode(longest).Read().IsValid.ShouldBeTrue();
        Posted.WithKeycode(longest + "K").ReadBad().Kind.ShouldBe(KeymapErrorKind.TooLarge);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("[\"KC_A\"]")]
    [InlineData("{\"KC_A\": 1}")]
    public void A_keycode_that_is_no_string_is_refused(string json)
    {
        var error = Posted.With("layers", new JsonArray(new JsonArray(JsonNode.Parse(json)))).ReadBad();

        (error.Kind, error.Path).ShouldBe((KeymapErrorKind.Invalid, "$.layers[0][0]"));
        error.Message.ShouldStartWith("This must be a string, not");
    }

    [Fact]
    public void No_character_outside_the_grammar_passes_anywhere_in_a_keycode()
    {
        const string Allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
        for (var character = '\0'; character <= '\u2100'; character++)
        {
            var isHarmless = Allowed.Contains(character, StringComparison.Ordinal);
            Posted.WithKeycode($"KC{character}").Read().IsValid.ShouldBe(isHarmless || character == ' ', $"U+{(int)character:X4}");
            Posted.WithKeycode($"LT(1,KC{character}A)").Read().IsValid
                .ShouldBe(isHarmless || character is ',' or '|', $"U+{(int)character:X4}");
        }
    }

    private static void ShouldBePrintable(string message)
    {
        const string Invisible = "\u202e\u200b\u2028\ufeff";
        message.ShouldAllBe(character => !char.IsControl(character) && !Invisible.Contains(character));
        message.Length.ShouldBeLessThan(400);
    }
}
