using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Keymaps.Tests;

/// <summary>Bodies as clients post them, and short ways to read them.</summary>
internal static class Posted
{
    public static JsonObject Keymap() => new()
    {
        ["version"] = 1,
        ["notes"] = "",
        ["documentation"] = "\"This file is a QMK Configurator export. ⌨\"",
        ["keyboard"] = "crkbd/rev1",
        ["keymap"] = "mine",
        ["layout"] = "LAYOUT_split_3x6_3",
        ["layers"] = new JsonArray(new JsonArray("KC_A", "MO(1)"), new JsonArray("_______", "KC_TRNS")),
    };

    public static JsonObject With(string member, JsonNode? value)
    {
        var keymap = Keymap();
        keymap[member] = value;
        return keymap;
    }

    public static JsonObject Without(params string[] members)
    {
        var keymap = Keymap();
        Array.ForEach(members, member => keymap.Remove(member));
        return keymap;
    }

    public static JsonObject WithKeycode(string keycode) => With("layers", new JsonArray(new JsonArray("KC_A", keycode)));

    public static KeymapReading Read(this JsonNode keymap) => Read(keymap.ToJsonString());

    public static KeymapReading Read(string json) => KeymapReader.Read(Encoding.UTF8.GetBytes(json));

    public static Keymap ReadGood(this JsonNode keymap)
    {
        var reading = keymap.Read();
        reading.Errors.ShouldBeEmpty();
        return reading.Keymap.ShouldNotBeNull();
    }

    public static KeymapError ReadBad(this JsonNode keymap) => ReadBad(keymap.ToJsonString());

    public static KeymapError ReadBad(string json)
    {
        var reading = Read(json);
        reading.Keymap.ShouldBeNull();
        return reading.Errors.ShouldHaveSingleItem();
    }
}
