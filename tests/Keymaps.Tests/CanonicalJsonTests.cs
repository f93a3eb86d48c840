using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Keymaps.Tests;

public sealed class CanonicalJsonTests
{
    private const int Rounds = 500;

    [Fact]
    public void It_is_sorted_without_white_space_and_has_only_what_the_firmware_reads()
    {
        var posted = Posted.Keymap();
        posted["author"] = "me";
        posted["branch"] = "develop";
        posted["modules"] = new JsonArray();
        posted["config"] = new JsonObject { ["tapping"] = new JsonObject { ["term"] = 200 } };

        posted.ReadGood().CanonicalJson.ShouldBe(Object(
            """ "config":{"tapping":{"term":200}} """,
            """ "keyboard":"crkbd/rev1" """,
            """ "keymap":"mine" """,
            """ "layers":[["KC_A","MO(1)"],["_______","KC_TRNS"]] """,
            """ "layout":"LAYOUT_split_3x6_3" """));
    }

    [Fact]
    public void Every_member_the_firmware_reads_is_in_it()
    {
        var canonical = Object(
            """ "config":{"features":{"oled":true}} """,
            """ "converter":"kb2040" """,
            """ "dip_switches":[{"off":"DF(0)","on":"DF(1)"}] """,
            """ "encoders":[[{"ccw":"KC_A","cw":"KC_B"}]] """,
            """ "host_language":"german" """,
            """ "keyboard":"a/b" """,
            """ "keycodes":[{"aliases":["MYK"],"key":"MY_KEY"},{"key":"OTHER"}] """,
            """ "keymap":"k" """,
            """ "layers":[["KC_A"]] """,
            """ "layout":"LAYOUT" """,
            """ "macros":[["a\n\t\"b\"\\<'&+x",{"action":"tap","keycodes":["A"]},{"action":"delay","duration":5},{"action":"beep"}]] """,
            """ "modules":["qmk/hello_world"] """);

        Posted.Read(canonical).Keymap.ShouldNotBeNull().CanonicalJson.ShouldBe(canonical);
    }

    [Fact]
    public void Reading_it_gives_it_again()
    {
        foreach (var keymap in RandomKeymaps())
        {
            var canonical = keymap.ReadGood().CanonicalJson;

            Posted.Read(canonical).Keymap.ShouldNotBeNull().CanonicalJson.ShouldBe(canonical);
        }
    }

    [Fact]
    public void Order_of_members_white_space_and_free_text_do_not_change_it()
    {
        var random = new Random(4711);
        foreach (var keymap in RandomKeymaps())
        {
            var canonical = keymap.ReadGood().CanonicalJson;
            var other = (JsonObject)Shuffled(keymap, random);
            other["notes"] = $"note {random.Next()}";
            other["commit"] = random.Next();

            var text = other.ToJsonString(new JsonSerializerOptions { WriteIndented = random.Next(2) == 0 });

            Posted.Read(text).Keymap.ShouldNotBeNull().CanonicalJson.ShouldBe(canonical);
        }
    }

    [Fact]
    public void Anything_the_firmware_reads_changes_it()
    {
        var canonical = RandomKeymaps().Select(keymap => keymap.ReadGood().CanonicalJson).ToList();
        var posted = RandomKeymaps().Select(keymap => Shuffled(keymap, null).ToJsonString()).Distinct().Count();

        canonical.Distinct().Count().ShouldBe(posted);
    }

    [Fact]
    public void It_consists_of_printable_ASCII_only() =>
        RandomKeymaps().SelectMany(keymap => keymap.ReadGood().CanonicalJson).ShouldAllBe(character => character >= ' ' && character <= '~');

    private static string Object(params string[] members) => $"{{{string.Join(',', members.Select(member => member.Trim()))}}}";

    private static IEnumerable<JsonObject> RandomKeymaps()
    {
        var random = new Random(20_251_121);
        return Enumerable.Range(0, Rounds).Select(_ => new RandomKeymap(random).Next());
    }

    private static JsonNode Shuffled(JsonNode? node, Random? random) => node switch
    {
        JsonObject members when random is null => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Shuffled(member.Value, random)))),
        JsonObject members => new JsonObject(members.OrderBy(_ => random.Next())
            .Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Shuffled(member.Value, random)))),
        JsonArray elements => new JsonArray([.. elements.Select(element => element is null ? null : Shuffled(element, random))]),
        _ => node!.DeepClone(),
    };
}
