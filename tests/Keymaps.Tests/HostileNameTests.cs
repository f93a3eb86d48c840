using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Keymaps.Tests;

/// <summary>Shell and make injection, and path traversal, through everything that becomes part of a path or a command.</summary>
public sealed class HostileNameTests
{
    public static TheoryData<string> HostileEverywhere { get; } =
    [
        "x;touch pwned;", "$(shell touch pwned)", "$(touch pwned)", "${IFS}", "$$", "`id`", "a|b", "a&b", "a&&b", "a>b", "a<b",
        "a\"b", "a'b", "a\\b",
        "a\nb", "a\rb", "a\tb", "a\0b", "\u0001", "\u001b[2J", "\u007f", "a#b", "a%b", "%0a", "..%2f", "a*b", "a?b", "a{b,c}",
        "a(b)", "a=b", "a:b", "a!b", "a~b", "a^b",
        "~root", "..", "../x", "../../etc/passwd", "/etc/passwd", "a/../b", "a/", "/a", "a//b", ".", "./a", "a/.", "C:\\x",
        "\\\\host\\x", "..\\x", "a[b]",
        "a\u202eb", "a\u200bb", "a\u200db", "a\ufeffb", "a\u2028b", "a\u2029b", "a\u0085b", "a\ue000b", "a\ufffdb", "é$\";_#<b>",
    ];

    [Theory]
    [MemberData(nameof(HostileEverywhere))]
    public void A_hostile_name_is_refused_wherever_a_name_is_read(string name)
    {
        string[] members = ["keyboard", "keymap", "layout", "branch", "converter", "host_language"];
        foreach (var member in members)
        {
            var error = Posted.With(member, name).ReadBad();
            (error.Kind, error.Path).ShouldBe((KeymapErrorKind.Invalid, $"$.{member}"));
            error.Message.ShouldAllBe(character => character == '…' || (!char.IsControl(character) && character < '\u2000'));
        }
        Posted.With("modules", new JsonArray(name)).ReadBad().Path.ShouldBe("$.modules[0]");
        Posted.With("keycodes", new JsonArray(new JsonObject { ["key"] = name })).ReadBad().Path.ShouldBe("$.keycodes[0].key");
        Posted.With("keycodes", new JsonArray(new JsonObject { ["key"] = "OK_KEY", ["aliases"] = new JsonArray(name) }))
            .ReadBad().Path.ShouldBe("$.keycodes[0].aliases[0]");
        Posted.With("config", new JsonObject { ["board"] = name }).ReadBad().Path.ShouldBe("$.config.board");
        Posted.With("macros", new JsonArray(new JsonArray(new JsonObject { ["action"] = "tap", ["keycodes"] = new JsonArray(name) })))
            .ReadBad().Path.ShouldBe("$.macros[0][0].keycodes[0]");
    }

    [Theory]
    [InlineData("crkbd/rev1")]
    [InlineData("clueboard/66/rev4")]
    [InlineData("40percentclub/4x4")]
    [InlineData("handwired/onekey/promicro")]
    [InlineData("0_sixty")]
    [InlineData("Some-Board/v2-a")]
    public void Keyboards_of_the_firmware_are_accepted(string name) => Posted.With("keyboard", name).ReadGood().Keyboard.ShouldBe(name);

    [Theory]
    [InlineData("")]
    [InlineData("-rf")]
    [InlineData("a/-b")]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("é")]
    public void Other_keyboards_are_refused(string name) => Posted.With("keyboard", name).ReadBad().Path.ShouldBe("$.keyboard");

    [Theory]
    [InlineData("LAYOUT")]
    [InlineData("LAYOUT_60_ansi")]
    [InlineData("LAYOUT_ortho_5x12_1x2uC")]
    [InlineData("KEYMAP")]
    public void Layouts_of_the_firmware_are_accepted(string name) => Posted.With("layout", name).ReadGood().Layout.ShouldBe(name);

    [Theory]
    [InlineData("")]
    [InlineData("1LAYOUT")]
    [InlineData("LAYOUT-a")]
    [InlineData("LAYOUT a")]
    [InlineData("LAYOUT(KC_A)")]
    [InlineData("__asm__")]
    [InlineData("asm")]
    [InlineData("_Pragma")]
    [InlineData("sizeof")]
    [InlineData("__KEYMAP_GOES_HERE__")]
    public void Other_layouts_are_refused(string name) => Posted.With("layout", name).ReadBad().Path.ShouldBe("$.layout");

    [Theory]
    [InlineData("master")]
    [InlineData("develop")]
    [InlineData("release/0.26.x")]
    [InlineData("2024-08_a.b")]
    public void Branches_are_accepted(string name) => Posted.With("branch", name).ReadGood().Branch.ShouldBe(name);

    [Theory]
    [InlineData("--help")]
    [InlineData("-upload-pack=x")]
    [InlineData(".hidden")]
    [InlineData("a/.b")]
    [InlineData("a/-b")]
    [InlineData("a.")]
    [InlineData("a./b")]
    [InlineData("a.lock")]
    [InlineData("a.LOCK/b")]
    [InlineData("a@{1}")]
    [InlineData("@")]
    [InlineData("a b")]
    [InlineData("HEAD~1")]
    [InlineData("a^")]
    [InlineData("refs/heads/*")]
    [InlineData("ext::sh -c id")]
    public void Other_branches_are_refused(string name) => Posted.With("branch", name).ReadBad().Path.ShouldBe("$.branch");

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void No_branch_is_the_default_branch(string? name) => Posted.With("branch", name).ReadGood().Branch.ShouldBeNull();

    [Theory]
    [InlineData("mine", "mine")]
    [InlineData("layout_60_ansi_2025-11-21", "layout_60_ansi_2025-11-21")]
    [InlineData("a.b", "a_b")]
    [InlineData("my keymap, v1+2@home", "my_keymap__v1_2_home")]
    [InlineData("naïve⌨", "na_ve_")]
    [InlineData("русский", "_______")]
    [InlineData("日本語", "___")]
    [InlineData("👍🏽", "__")]
    [InlineData("a\u00a0b", "a_b")]
    [InlineData("-x", "_x")]
    [InlineData("--help", "_-help")]
    [InlineData(".x", "_x")]
    [InlineData("", "keymap")]
    [InlineData("；＄（）", "____")]
    public void Odd_but_harmless_keymap_names_become_safe_ones(string posted, string safe)
    {
        var keymap = Posted.With("keymap", posted).ReadGood();

        keymap.Name.ShouldBe(safe);
        keymap.PostedName.ShouldBe(posted);
        keymap.CanonicalJson.ShouldContain($"\"keymap\":\"{safe}\"");
    }

    [Fact]
    public void Long_keymap_names_are_cut_and_very_long_ones_refused()
    {
        Posted.With("keymap", new string('a', 250)).ReadGood().Name.ShouldBe(new string('a', 64));
        Posted.With("keymap", new string('a', 251)).ReadBad().Kind.ShouldBe(KeymapErrorKind.TooLarge);
        Posted.With("keyboard", new string('a', 251)).ReadBad().Kind.ShouldBe(KeymapErrorKind.TooLarge);
    }

    [Theory]
    [InlineData("keyboard")]
    [InlineData("keymap")]
    [InlineData("layout")]
    [InlineData("branch")]
    [InlineData("converter")]
    [InlineData("host_language")]
    public void A_name_that_is_no_string_is_refused(string member)
    {
        Posted.With(member, 1).ReadBad().Path.ShouldBe($"$.{member}");
        Posted.With(member, new JsonArray("crkbd/rev1")).ReadBad().Path.ShouldBe($"$.{member}");
        Posted.With(member, new JsonObject { ["a"] = 1 }).ReadBad().Path.ShouldBe($"$.{member}");
    }

    [Fact]
    public void Converter_host_language_modules_and_keycodes_are_read()
    {
        var posted = Posted.Keymap();
        posted["converter"] = "promicro_rp2040";
        posted["host_language"] = "us_international";
        posted["modules"] = new JsonArray("qmk/hello_world");
        posted["keycodes"] = JsonNode.Parse("""[{"key": "MY_KEY", "label": "\"); evil(", "aliases": ["MYK"]}]""");

        var keymap = posted.ReadGood();

        keymap.Converter.ShouldBe("promicro_rp2040");
        keymap.HostLanguage.ShouldBe("us_international");
        keymap.Modules.ShouldBe(["qmk/hello_world"]);
        keymap.CustomKeycodes.ShouldHaveSingleItem().Key.ShouldBe("MY_KEY");
        keymap.CustomKeycodes[0].Aliases.ShouldBe(["MYK"]);
        keymap.CanonicalJson.ShouldNotContain("evil");
    }
}
