using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Keymaps.Tests;

/// <summary>Layers, encoders, switches, modules and keycodes that have another shape than they should, or too many of them.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData("layers", "\"abc\"", "$.layers")]
    [InlineData("layers", "{\"0\": [\"KC_A\"]}", "$.layers")]
    [InlineData("layers", "5", "$.layers")]
    [InlineData("layers", "[]", "$.layers")]
    [InlineData("layers", "[[]]", "$.layers[0]")]
    [InlineData("layers", "[[\"KC_A\"], []]", "$.layers[1]")]
    [InlineData("layers", "[\"KC_A\"]", "$.layers[0]")]
    [InlineData("layers", "[null]", "$.layers[0]")]
    [InlineData("layers", "[null, [\"KC_A\"]]", "$.layers[0]")]
    [InlineData("layers", "[[[\"KC_A\"]]]", "$.layers[0][0]")]
    [InlineData("encoders", "{}", "$.encoders")]
    [InlineData("encoders", "[{\"ccw\": \"KC_A\", \"cw\": \"KC_B\"}]", "$.encoders[0]")]
    [InlineData("encoders", "[null]", "$.encoders[0]")]
    [InlineData("encoders", "[[\"KC_A\"]]", "$.encoders[0][0]")]
    [InlineData("encoders", "[[[\"KC_A\", \"KC_B\"]]]", "$.encoders[0][0]")]
    [InlineData("encoders", "[[{\"ccw\": \"KC_A\"}]]", "$.encoders[0][0]")]
    [InlineData("encoders", "[[{\"ccw\": \"KC_A\", \"cw\": 1}]]", "$.encoders[0][0].cw")]
    [InlineData("dip_switches", "{}", "$.dip_switches")]
    [InlineData("dip_switches", "[\"KC_A\"]", "$.dip_switches[0]")]
    [InlineData("dip_switches", "[{\"on\": \"KC_A\"}]", "$.dip_switches[0]")]
    [InlineData("modules", "\"qmk/hello_world\"", "$.modules")]
    [InlineData("modules", "[1]", "$.modules[0]")]
    [InlineData("modules", "[\"\"]", "$.modules[0]")]
    [InlineData("modules", "[\"a__b\"]", "$.modules[0]")]
    [InlineData("keycodes", "{}", "$.keycodes")]
    [InlineData("keycodes", "[\"MY_KEY\"]", "$.keycodes[0]")]
    [InlineData("keycodes", "[{\"label\": \"x\"}]", "$.keycodes[0]")]
    [InlineData("keycodes", "[{\"key\": \"my_key\"}]", "$.keycodes[0].key")]
    [InlineData("keycodes", "[{\"key\": \"A\"}]", "$.keycodes[0].key")]
    [InlineData("keycodes", "[{\"key\": \"MY__KEY\"}]", "$.keycodes[0].key")]
    [InlineData("keycodes", "[{\"key\": \"AB\", \"aliases\": \"CD\"}]", "$.keycodes[0].aliases")]
    public void Another_shape_is_refused(string member, string json, string path)
    {
        var error = Posted.With(member, JsonNode.Parse(json)).ReadBad();

        (error.Kind, error.Path).ShouldBe((KeymapErrorKind.Invalid, path));
    }

    [Fact]
    public void Encoders_and_switches_are_read()
    {
        var posted = Posted.Keymap();
        posted["encoders"] = JsonNode.Parse("""[[{"ccw": "KC_VOLD", "cw": "KC_VOLU"}, {"ccw": null, "cw": "ANY(KC_A)", "x": 1}], null]""");
        posted["dip_switches"] = JsonNode.Parse("""[{"off": "DF(0)", "on": "DF( 1 )"}]""");

        var keymap = posted.ReadGood();

        keymap.Encoders[0].ShouldBe([new EncoderKeycodes("KC_VOLD", "KC_VOLU"), new EncoderKeycodes("KC_NO", "KC_A")]);
        keymap.Encoders[1].ShouldBe([new EncoderKeycodes("KC_TRNS", "KC_TRNS"), new EncoderKeycodes("KC_TRNS", "KC_TRNS")]);
        keymap.DipSwitches.ShouldBe([new DipSwitchKeycodes("DF(0)", "DF(1)")]);
    }

    [Fact]
    public void Layers_and_keys_may_be_as_many_as_the_limits_and_no_more()
    {
        var limits = KeymapLimits.Default;

        Posted.With("layers", Layers(limits.MaxLayers, limits.MaxKeysPerLayer)).Read().IsValid.ShouldBeTrue();
        var layers = Posted.With("layers", Layers(limits.MaxLayers + 1, 1)).ReadBad();
        var keys = Posted.With("layers", Layers(1, limits.MaxKeysPerLayer + 1)).ReadBad();

        (layers.Kind, layers.Path).ShouldBe((KeymapErrorKind.TooLarge, "$.layers"));
        (keys.Kind, keys.Path).ShouldBe((KeymapErrorKind.TooLarge, "$.layers[0]"));
    }

    private static JsonArray Layers(int layers, int keys) => new([.. Enumerable.Range(0, layers).Select(_ => Layer(keys))]);

    private static JsonArray Layer(int keys) => new([.. Enumerable.Range(0, keys).Select(_ => JsonValue.Create("KC_A"))]);
}
