using KeymapBakery.KeyboardLayouts.Kle;
using Shouldly;

namespace KeymapBakery.KeyboardLayouts.Tests;

/// <summary>What layouts of keyboard-layout-editor.com mean.</summary>
public sealed class KleTests
{
    [Fact]
    public void Rows_go_down_and_keys_to_the_right() =>
        Layouts.Convert("""["Q","W"],["A",{x:0.5},"S"],[{y:0.25},"Z"]""").Select(Layouts.Shown)
            .ShouldBe(["Q 0,0 1x1", "W 1,0 1x1", "A 0,1 1x1", "S 1.5,1 1x1", "Z 0,2.25 1x1"]);

    [Fact]
    public void Raw_data_and_downloaded_JSON_are_the_same()
    {
        var raw = Layouts.Read("""{name:"Two"},["Q",{w:2},"W"],["A"]""");
        var downloaded = Layouts.Read("""[{"name":"Two"},["Q",{"w":2},"W"],["A"]]""");

        raw.Name.ShouldBe("Two");
        downloaded.Name.ShouldBe(raw.Name);
        downloaded.Keys.ShouldBe(raw.Keys);
    }

    [Theory]
    [InlineData("""["A","B"]""", 2)]
    [InlineData("""[["A","B"]]""", 2)]
    [InlineData("""[{w:2},"A"]""", 1)]
    [InlineData("""[{"name":"x"},["A"]]""", 1)]
    [InlineData("""{"name":"x"},["A"],""", 1)]
    [InlineData("""[],["A"]""", 1)]
    public void One_row_is_told_from_brackets_around_all_rows(string text, int keys) => Layouts.Read(text).Keys.Length.ShouldBe(keys);

    [Fact]
    public void Size_and_decal_are_for_one_key_and_wait_for_it()
    {
        var keys = Layouts.Read("""[{w:2},{h:3},"A","B",{d:true}],["text","C"]""").Keys;

        keys.Select(key => (key.Width, key.Height, key.IsDecal)).ShouldBe([(2, 3, false), (1, 1, false), (1, 1, true), (1, 1, false)]);
    }

    [Fact]
    public void An_ISO_Enter_is_its_first_rectangle() =>
        Layouts.Convert("""[{w:1.5},"Tab","Q",{x:0.25,w:1.25,h:2,w2:1.5,h2:1,x2:-0.25},"Enter"],[{w:1.25,w2:1.75,l:true},"Caps",{x:0.5,n:true},"F"]""")
            .Select(Layouts.Shown)
            .ShouldBe(["Tab 0,0 1.5x1", "Q 1.5,0 1x1", "Enter 2.75,0 1.25x2", "Caps 0,1 1.25x1", "F 1.75,1 1x1"]);

    [Fact]
    public void Rotation_moves_where_rows_begin() =>
        Layouts.Convert("""["A"],[{r:15,rx:4,ry:3,y:-1,x:1},"B","C"],[{x:-0.5},"D"],[{rx:8},"E"],[{r:-15,ry:1},"F"],[{r:0,rx:0,ry:5},"G"]""")
            .Select(Layouts.Shown)
            .ShouldBe(
            [
                "A 0,0 1x1",
                "B 5,2 1x1 @15 4,3", "C 6,2 1x1 @15 4,3",
                "D 3.5,3 1x1 @15 4,3",
                "E 8,3 1x1 @15 8,3",
                "F 8,1 1x1 @-15 8,1",
                "G 0,5 1x1",
            ]);

    [Fact]
    public void The_label_is_the_first_legend_and_absent_on_a_blank_key() =>
        Layouts.Convert("""["!\n1","\n`","","<i class='kb kb-Arrows-Up'></i>"]""").Select(key => key.Label)
            .ShouldBe(["!", "", null, "<i class='kb kb-Arrows-Up'></i>"]);

    [Fact]
    public void Decals_are_no_keys() =>
        Layouts.Convert("""["A",{d:true,w:3},"Bakery","B"]""").Select(Layouts.Shown).ShouldBe(["A 0,0 1x1", "B 4,0 1x1"]);

    [Fact]
    public void A_layout_that_reaches_below_0_is_moved_as_a_whole() =>
        Layouts.Convert("""[{x:-0.5,y:-0.25},"A","B"],[{r:10,rx:-2,ry:1},"C"]""").Select(Layouts.Shown)
            .ShouldBe(["A 1.5,0 1x1", "B 2.5,0 1x1", "C 0,1.25 1x1 @10 0,1.25"]);

    [Fact]
    public void Positions_do_not_gather_errors_of_rounding() =>
        Layouts.Convert($"[{string.Join(',', Enumerable.Repeat("{x:0.1},\"A\"", 10))}],[{{x:0.125}},\"B\"],[{{x:0.33333333}},\"C\"]")
            .Select(key => key.X).ShouldBe([0.1m, 1.2m, 2.3m, 3.4m, 4.5m, 5.6m, 6.7m, 7.8m, 8.9m, 10m, 0.125m, 0.3333m]);

    [Fact]
    public void What_only_changes_the_looks_is_left_alone() =>
        Layouts.Read("""{backcolor:"#222",background:{name:"x",style:"y"},css:"@import",switchMount:"cherry",radii:"6px"},[{c:"#fff",t:"#000\n#111",p:"DCS R1",a:7,f:3,f2:2,fa:[0,1,{}],g:true,n:true,l:true,sm:"x",new:[[]]},"A"]""")
            .Keys.Length.ShouldBe(1);

    [Theory]
    [InlineData("", "$", "has no keys")]
    [InlineData("[]", "$", "has no keys")]
    [InlineData("""[{d:true},"only a decal"]""", "$", "has no keys")]
    [InlineData("""["A"],5""", "$[1]", "A row is a list of keys, such as [\"Q\", \"W\"]; this is a number.")]
    [InlineData("""["A"],{name:"late"}""", "$[1]", "before all rows; this is an object")]
    [InlineData("""["A",null]""", "$[0][1]", "this is null")]
    [InlineData("""["A",3]""", "$[0][1]", "this is a number")]
    [InlineData("""[["A"],[["B"]]]""", "$[1][0]", "this is a list")]
    [InlineData("""{name:7},["A"]""", "$[0].name", "must be text, not a number")]
    [InlineData("""["A",{r:10},"B"]""", "$[0][1].r", "Begin a new row")]
    [InlineData("""["A",{ry:10},"B"]""", "$[0][1].ry", "Begin a new row")]
    [InlineData("""[{w:"2"},"A"]""", "$[0][0].w", "w must be a number, not text.")]
    [InlineData("""[{w:0},"A"]""", "$[0][0].w", "more than 0")]
    [InlineData("""[{h:-1},"A"]""", "$[0][0].h", "between 0 and 100")]
    [InlineData("""[{w:101},"A"]""", "$[0][0].w", "between 0 and 100")]
    [InlineData("""[{w2:[]},"A"]""", "$[0][0].w2", "w2 must be a number, not a list.")]
    [InlineData("""[{y2:null},"A"]""", "$[0][0].y2", "not null")]
    [InlineData("""[{x:1e20},"A"]""", "$[0][0].x", "between -1000 and 1000")]
    [InlineData("""[{r:361},"A"]""", "$[0][0].r", "between -360 and 360")]
    [InlineData("""[{d:1},"A"]""", "$[0][0].d", "true or false, not a number")]
    [InlineData("""[{x:1000},"A",{x:1000},"B"]""", "$[0][3]", "more than 1000 key units from the origin")]
    [InlineData("""["A",{w:NaN},"B"]""", "$", "line 1, column 9: NaN is not a number")]
    public void A_mistake_is_told_with_its_path(string text, string path, string message)
    {
        var error = Layouts.Refuse(text);

        error.Path.ShouldBe(path);
        error.Message.ShouldContain(message);
    }

    [Fact]
    public void Several_mistakes_are_told_at_once_but_not_without_end()
    {
        KleReader.Read("""[{w:"a",h:"b"},"A"],7""", "$.raw", LayoutLimits.Default).Errors.Select(error => error.Path)
            .ShouldBe(["$.raw[0][0].w", "$.raw[0][0].h", "$.raw[1]"]);
        KleReader.Read($"[{string.Join(',', Enumerable.Repeat("1", 1000))}]", "$", LayoutLimits.Default).Errors.Length.ShouldBe(20);
    }

    [Fact]
    public void Keys_and_the_length_of_their_texts_are_limited()
    {
        var limits = LayoutLimits.Default with { Keys = 2, TextLength = 3 };

        Layouts.Refuse("""["A","B","C"]""", limits).Message.ShouldContain("more than 2 keys");
        Layouts.Refuse("""["ABCD"]""", limits).Message.ShouldContain("longer than 3");
        Layouts.Refuse("""{name:"ABCD"},["A"]""", limits).Message.ShouldContain("longer than 3");
    }
}
