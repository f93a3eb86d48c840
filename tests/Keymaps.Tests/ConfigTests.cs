using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Keymaps.Tests;

/// <summary>Settings, which the firmware writes unquoted into a makefile and a C header.</summary>
public sealed class ConfigTests
{
    [Theory]
    [InlineData("""{"features":{"console":true,"tri_layer":false}}""")]
    [InlineData("""{"tapping":{"permissive_hold":true,"term":200}}""")]
    [InlineData("""{"rgblight":{"animations":{"rainbow_mood":true},"default":{"val":5},"driver":"apa102","led_count":40}}""")]
    [InlineData("""{"bootloader":"stm32-dfu","usb":{"device_version":"1.0.0","vid":"0xFEED"}}""")]
    [InlineData("""{"backlight":{"pin":"B7"},"matrix_pins":{"cols":["F0",null,"GP12"],"rows":[]}}""")]
    [InlineData("""{"rgb_matrix":{"center_point":[112,32],"speed":-1.25}}""")]
    public void Settings_people_use_are_accepted(string config) =>
        Config(config).ReadGood().Config.ShouldBe(config);

    [Fact]
    public void Members_are_sorted_at_every_level() =>
        Config("""{ "b": {"z": 1, "a": [ {"y": 1, "x": 2} ]}, "a_b": 1, "a": 2 }""").ReadGood().Config
            .ShouldBe("""{"a":2,"a_b":1,"b":{"a":[{"x":2,"y":1}],"z":1}}""");

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public void Empty_settings_are_none(string config) => Config(config).ReadGood().Config.ShouldBeNull();

    [Theory]
    [InlineData("$(shell touch pwned)")]
    [InlineData("$(eval X=1)")]
    [InlineData("a b")]
    [InlineData("a\n\tid")]
    [InlineData("a\nSRC += /etc/passwd")]
    [InlineData("x\n#include \"/etc/passwd\"")]
    [InlineData("../../../etc")]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("-Wl,x")]
    [InlineData("-x")]
    [InlineData("--x")]
    [InlineData("a--b")]
    [InlineData("a,b")]
    [InlineData("f(x)")]
    [InlineData("\"a\"")]
    [InlineData("'a'")]
    [InlineData("a\\")]
    [InlineData("a#b")]
    [InlineData("a=b")]
    [InlineData("a:b")]
    [InlineData("%")]
    [InlineData("__FILE__")]
    [InlineData("asm")]
    [InlineData("é")]
    [InlineData("\u0000")]
    [InlineData("")]
    public void Words_that_mean_something_to_make_or_C_are_refused(string word)
    {
        Posted.With("config", new JsonObject { ["processor"] = word }).ReadBad().Path.ShouldBe("$.config.processor");
        Posted.With("config", new JsonObject { ["community_layouts"] = new JsonArray("ok", word) }).ReadBad()
            .Path.ShouldBe("$.config.community_layouts[1]");
        Posted.With("config", new JsonObject { ["build"] = new JsonObject { ["x"] = new JsonArray(new JsonObject { ["y"] = word }) } })
            .ReadBad().Path.ShouldBe("$.config.build.x[0].y");
    }

    [Theory]
    [InlineData("$(shell id)", "$.config.features['$(shell id)']")]
    [InlineData("a b", "$.config.features['a b']")]
    [InlineData("a=1\nx", "$.config.features['a=1\\u{000A}x']")]
    [InlineData("a.b", "$.config.features['a.b']")]
    [InlineData("a-b", "$.config.features['a-b']")]
    [InlineData("", "$.config.features['']")]
    [InlineData("1a", "$.config.features['1a']")]
    [InlineData("_a", "$.config.features._a")]
    [InlineData("A", "$.config.features.A")]
    [InlineData("a__b", "$.config.features.a__b")]
    [InlineData("é", "$.config.features['é']")]
    public void Names_that_are_no_settings_are_refused(string name, string path) =>
        Posted.With("config", new JsonObject { ["features"] = new JsonObject { [name] = true } }).ReadBad().Path.ShouldBe(path);

    [Theory]
    [InlineData("1e3")]
    [InlineData("1E400")]
    [InlineData("12345678901")]
    [InlineData("1.1234567")]
    public void Numbers_beyond_reason_are_refused(string number) =>
        Posted.ReadBad($"{Posted.Keymap().ToJsonString()[..^1]},\"config\":{{\"debounce\":{number}}}}}").Path.ShouldBe("$.config.debounce");

    [Theory]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("1")]
    public void Settings_that_are_no_object_are_refused(string config) => Config(config).ReadBad().Path.ShouldBe("$.config");

    [Fact]
    public void Layout_aliases_are_refused_for_they_define_any_name() =>
        Config("""{"layout_aliases": {"uint8_t": "x"}}""").ReadBad().Path.ShouldBe("$.config.layout_aliases");

    [Fact]
    public void Too_many_settings_are_refused() =>
        Posted.With("config", new JsonObject { ["a"] = new JsonArray([.. Enumerable.Range(0, 2000).Select(n => JsonValue.Create(n))]) })
            .ReadBad().Kind.ShouldBe(KeymapErrorKind.TooLarge);

    private static JsonObject Config(string json) => Posted.With("config", JsonNode.Parse(json));
}
