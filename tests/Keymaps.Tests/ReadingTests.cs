using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Keymaps.Tests;

public sealed class ReadingTests
{
    [Fact]
    public void A_keymap_of_the_configurator_is_read()
    {
        var keymap = Posted.Keymap().ReadGood();

        keymap.Keyboard.ShouldBe("crkbd/rev1");
        keymap.Name.ShouldBe("mine");
        keymap.PostedName.ShouldBe("mine");
        keymap.Layout.ShouldBe("LAYOUT_split_3x6_3");
        keymap.Branch.ShouldBeNull();
        keymap.Layers.Select(layer => string.Join(' ', layer)).ShouldBe(["KC_A MO(1)", "_______ KC_TRNS"]);
    }

    [Fact]
    public void A_byte_order_mark_is_accepted() =>
        KeymapReader.Read((byte[])[0xEF, 0xBB, 0xBF, .. System.Text.Encoding.UTF8.GetBytes(Posted.Keymap().ToJsonString())])
            .IsValid.ShouldBeTrue();

    [Fact]
    public void Null_keycodes_do_nothing_and_null_layers_are_transparent()
    {
        var keymap = Posted.With("layers", new JsonArray(new JsonArray("KC_A", null, "KC_B"), null, null)).ReadGood();

        keymap.Layers.Select(layer => string.Join(' ', layer))
            .ShouldBe(["KC_A KC_NO KC_B", "KC_TRNS KC_TRNS KC_TRNS", "KC_TRNS KC_TRNS KC_TRNS"]);
    }

    [Fact]
    public void Layers_of_other_lengths_are_left_to_those_who_know_the_layout() =>
        Posted.With("layers", new JsonArray(new JsonArray("KC_A", "KC_B"), new JsonArray("KC_C"))).Read().IsValid.ShouldBeTrue();

    [Fact]
    public void Extra_members_are_ignored_whatever_they_hold()
    {
        var keymap = Posted.Keymap();
        keymap["author"] = new JsonArray(1, null, new JsonObject { ["x"] = "$(touch pwned)" });
        keymap["commit"] = "`id`";

        keymap.ReadGood().CanonicalJson.ShouldBe(Posted.Keymap().ReadGood().CanonicalJson);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    [InlineData("42")]
    [InlineData("\"abc\"")]
    [InlineData("true")]
    public void JSON_that_is_no_object_with_members_is_not_a_keymap(string json) =>
        Posted.ReadBad(json).Kind.ShouldBe(KeymapErrorKind.NotAKeymap);

    [Fact]
    public void Every_missing_member_is_an_error_of_its_own()
    {
        var reading = Posted.Read("""{"keyboard": null, "notes": ""}""");

        reading.Errors.ShouldAllBe(error => error.Kind == KeymapErrorKind.MissingKey);
        reading.Errors.Select(error => error.Path).ShouldBe(["$.keyboard", "$.keymap", "$.layout", "$.layers"]);
    }

    [Fact]
    public void Several_errors_are_told_at_once_each_with_its_path()
    {
        var reading = Posted.Read("""
            {"keyboard": "../x", "keymap": "a;b", "layout": "LAYOUT(", "layers": [["KC_A"], ["KC_A", 7, "KC_A)"]]}
            """);

        reading.Errors.Select(error => error.Path)
            .ShouldBe(["$.layers[1][1]", "$.layers[1][2]", "$.keyboard", "$.keymap", "$.layout"]);
        reading.Errors.ShouldAllBe(error => error.Kind == KeymapErrorKind.Invalid);
    }

    [Fact]
    public void Errors_stop_at_the_limit()
    {
        var layer = new JsonArray([.. Enumerable.Range(0, 500).Select(_ => JsonValue.Create("a;b"))]);

        Posted.With("layers", new JsonArray(layer)).Read().Errors.Length.ShouldBe(KeymapLimits.Default.MaxErrors);
    }
}
