using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.KeymapCode;

public sealed class KeymapShapeTests
{
    [Fact]
    public void Keys_names_and_notes_do_not_count()
    {
        Of("""{"notes":"n","author":"a","keymap":"mine","layout":"LAYOUT","layers":[["KC_A"]],"keyboard":"k"}""")
            .ShouldBe("""{"keyboard":"k"}""");
    }

    [Fact]
    public void Of_other_tables_it_counts_that_they_are_there()
    {
        Of("""{"macros":[["secret"]],"encoders":[],"dip_switches":[{"on":"KC_A","off":"KC_B"}]}""")
            .ShouldBe("""{"dip_switches":true,"encoders":true,"macros":true}""");
    }

    [Fact]
    public void Everything_else_counts_letter_by_letter()
    {
        const string Shape =
            """{"config":{"tapping":{"term":1.50},"features":{"b":true,"a":null}},"converter":"c","host_language":"german","modules":["b","a"],"unheard_of":[1]}""";

        Of(Shape).ShouldBe(Shape);
    }

    [Fact]
    public void The_order_within_a_value_counts_and_that_of_members_does_not()
    {
        Of("""{"modules":["a"],"config":{"a":1,"b":2}}""").ShouldBe(Of("""{"config":{"a":1,"b":2},"modules":["a"]}"""));
        Of("""{"config":{"a":1,"b":2}}""").ShouldNotBe(Of("""{"config":{"b":2,"a":1}}"""));
    }

    [Fact]
    public void Labels_of_keycodes_do_not_count()
    {
        Of("""{"keycodes":[{"key":"MY_KEY","label":"My secret","aliases":["MY_K"]},{"key":"MY_2"}]}""")
            .ShouldBe("""{"keycodes":[{"key":"MY_KEY","aliases":["MY_K"]},{"key":"MY_2"}]}""");
    }

    private static string Of(string keymap) => KeymapShape.Of(JsonElement.Parse(keymap));
}
