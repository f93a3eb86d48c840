using KeymapBakery.KeyboardLayouts.Info;
using Shouldly;

namespace KeymapBakery.KeyboardLayouts.Tests;

/// <summary>Layouts in the shape of those people publish.</summary>
public sealed class PublishedLayoutTests
{
    // As keyboard-layout-editor.com writes it into its "Raw data".
    private const string Iso60 = """
        {name:"ISO 60"},
        ["¬\n`","!\n1","\"\n2","£\n3","$\n4","%\n5","^\n6","&\n7","*\n8","(\n9",")\n0","_\n-","+\n=",{w:2},"Backspace"],
        [{w:1.5},"Tab","Q","W","E","R","T","Y","U","I","O","P","{\n[","}\n]",{x:0.25,w:1.25,h:2,w2:1.5,h2:1,x2:-0.25},"Enter"],
        [{w:1.75},"Caps Lock","A","S","D",{n:true},"F","G","H",{n:true},"J","K","L",":\n;","@\n'","~\n#"],
        [{w:1.25},"Shift","|\n\\","Z","X","C","V","B","N","M","<\n,",">\n.","?\n/",{w:2.75},"Shift"],
        [{w:1.25},"Ctrl",{w:1.25},"Win",{w:1.25},"Alt",{a:7,w:6.25},"",{a:4,w:1.25},"AltGr",{w:1.25},"Win",{w:1.25},"Menu",{w:1.25},"Ctrl"]
        """;

    // A split keyboard, columns staggered by eighths, the thumb clusters rotated.
    private const string Split = """
        [
          { "name": "Split", "author": "A. Person", "notes": "columns, thumbs" },
          [ { "y": 0.375, "x": 3 }, "E", { "x": 5 }, "I" ],
          [ { "y": -0.875, "x": 2 }, "W", { "x": 1 }, "R", { "x": 3 }, "U", { "x": 1 }, "O" ],
          [ { "r": 30, "rx": 6.5, "ry": 4.25, "y": -1, "x": 1 }, "Alt", "Win" ],
          [ { "h": 2 }, "Space", { "h": 2 }, "Del" ],
          [ { "r": -30, "rx": 8.5, "y": -1, "x": -3 }, "Left", "Right" ],
          [ { "x": -3, "h": 2 }, "Enter", { "h": 2 }, "Bksp" ]
        ]
        """;

    [Fact]
    public void An_ISO_keyboard_of_62_keys_fills_15_by_5()
    {
        var info = KeyboardInfo.Of(Layouts.Read(Iso60));
        var keys = info.Layouts["LAYOUT"].Layout;

        info.KeyboardName.ShouldBe("ISO 60");
        (info.Url, info.Maintainer).ShouldBe(("", "qmk"));
        keys.Count.ShouldBe(62);
        keys.Max(key => key.X + (key.W ?? 1)).ShouldBe(15);
        keys.Max(key => key.Y + (key.H ?? 1)).ShouldBe(5);
        keys.Sum(key => (key.W ?? 1) * (key.H ?? 1)).ShouldBe(74.75m);
        keys[0].Label.ShouldBe("¬");
        Layouts.Shown(keys[27]).ShouldBe("Enter 13.75,1 1.25x2");
        Layouts.Shown(keys[57]).ShouldBe("- 3.75,4 6.25x1");
    }

    [Fact]
    public void A_split_keyboard_keeps_its_stagger_and_its_thumbs() =>
        KeyboardInfo.Of(Layouts.Read(Split)).Layouts["LAYOUT"].Layout.Select(Layouts.Shown).ShouldBe(
        [
            "E 3,0.375 1x1", "I 9,0.375 1x1",
            "W 2,0.5 1x1", "R 4,0.5 1x1", "U 8,0.5 1x1", "O 10,0.5 1x1",
            "Alt 7.5,3.25 1x1 @30 6.5,4.25", "Win 8.5,3.25 1x1 @30 6.5,4.25",
            "Space 6.5,4.25 1x2 @30 6.5,4.25", "Del 7.5,4.25 1x2 @30 6.5,4.25",
            "Left 5.5,3.25 1x1 @-30 8.5,4.25", "Right 6.5,3.25 1x1 @-30 8.5,4.25",
            "Enter 5.5,4.25 1x2 @-30 8.5,4.25", "Bksp 6.5,4.25 1x2 @-30 8.5,4.25",
        ]);

    [Fact]
    public void A_number_pad_has_keys_two_rows_high() =>
        Layouts.Convert("""["Num","/","*","-"],["7","8","9",{h:2},"+"],["4","5","6"],["1","2","3",{h:2},"Enter"],[{w:2},"0","."]""")
            .Select(Layouts.Shown).Where(key => !key.EndsWith(" 1x1", StringComparison.Ordinal))
            .ShouldBe(["+ 3,1 1x2", "Enter 3,3 1x2", "0 0,4 2x1"]);
}
