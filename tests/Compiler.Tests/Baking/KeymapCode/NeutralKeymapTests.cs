using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.KeymapCode;

public sealed class NeutralKeymapTests
{
    private const string Person = """
        {"keyboard":"k","keymap":"secret","author":"secret","notes":"secret","layout":"LAYOUT_all",
        "layers":[["SECRET","KC_A","KC_B"],["KC_C"],["KC_D"]],
        "encoders":[[{"ccw":"SECRET","cw":"KC_A","secret":1},{"ccw":"KC_B","cw":"KC_C"}]],
        "dip_switches":[{"on":"SECRET","off":"KC_A"}],
        "macros":[["secret"]],
        "keycodes":[{"key":"MY_KEY","label":"secret"}],"config":{"features":{"a":true}}}
        """;

    [Fact]
    public void It_has_the_counts_of_the_first_layer_and_nothing_of_the_person()
    {
        var neutral = Make(Person);

        neutral.ShouldNotContain("secret", Case.Insensitive);
        var keymap = JsonElement.Parse(neutral);
        keymap.GetProperty("keymap").GetString().ShouldBe("neutral");
        keymap.GetProperty("layout").GetString().ShouldBe("LAYOUT_all");
        keymap.GetProperty("layers").GetRawText()
            .ShouldBe("""[["ANY(KC_NO)","KC_NO","KC_NO"],["ANY(KC_TRNS)","KC_TRNS","KC_TRNS"]]""");
        keymap.GetProperty("encoders").EnumerateArray().Select(layer => layer.GetArrayLength()).ShouldBe([2, 2]);
        keymap.GetProperty("dip_switches").GetRawText().ShouldBe("""[{"off":"ANY(KC_NO)","on":"ANY(KC_NO)"}]""");
    }

    [Fact]
    public void It_has_the_shape_of_the_person_s_keymap()
    {
        KeymapShape.Of(JsonElement.Parse(Make(Person))).ShouldBe(KeymapShape.Of(JsonElement.Parse(Person)));
    }

    [Fact]
    public void It_can_be_written_and_is_its_own_neutral_keymap()
    {
        var neutral = Make(Person);

        Make(neutral).ShouldBe(neutral);
        KeymapTables.TryWrite(JsonElement.Parse(neutral), out _, out var reason).ShouldBeTrue(reason);
    }

    [Fact]
    public void One_layer_stays_one()
    {
        Make("""{"keyboard":"k","layout":"LAYOUT","layers":[["KC_A"]]}""")
            .ShouldBe("""{"keyboard":"k","keymap":"neutral","layers":[["ANY(KC_NO)"]],"layout":"LAYOUT"}""");
    }

    [Theory]
    [InlineData("""{"layout":"LAYOUT","layers":[]}""", "$.layers is empty")]
    [InlineData("""{"layout":"LAYOUT","layers":[[1]]}""", "$.layers[0][0] is not a string")]
    public void A_keymap_that_cannot_be_replayed_has_none(string keymap, string expected)
    {
        NeutralKeymap.TryMake(JsonElement.Parse(keymap), "neutral", out _, out var reason).ShouldBeFalse();

        reason.ShouldBe(expected);
    }

    private static string Make(string keymap)
    {
        NeutralKeymap.TryMake(JsonElement.Parse(keymap), "neutral", out var neutral, out var reason).ShouldBeTrue(reason);
        return neutral!;
    }
}
