using KeymapBakery.KeyboardLayouts.Notation;
using Shouldly;

namespace KeymapBakery.KeyboardLayouts.Tests;

/// <summary>The text itself, whatever it means.</summary>
public sealed class NotationTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("+1", "1")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("1.5e+2", "150")]
    [InlineData("0.1", "0.1")]
    public void A_number_is_exactly_what_is_written(string text, string number) =>
        Read(text).ShouldBeOfType<NotationNumber>().Value.ToString(System.Globalization.CultureInfo.InvariantCulture).ShouldBe(number);

    [Theory]
    [InlineData("""  "a\n\"b\u00e9\\\/"  """, "a\n\"bé\\/")]
    [InlineData("""'it\'s "so"'""", "it's \"so\"")]
    [InlineData("\"\uFEFF\\ud83d\\ude00\"", "\uFEFF😀")]
    [InlineData("\"a\tb\"", "a\tb")]
    public void A_text_has_its_escapes_resolved(string text, string value) => Read(text).ShouldBeOfType<NotationText>().Value.ShouldBe(value);

    [Fact]
    public void Names_of_members_need_no_quotes_and_the_last_of_the_same_counts()
    {
        var members = Read("""{w:1, "h":2, 'x':3, $a_1:true, w:null,}""").ShouldBeOfType<NotationObject>().Members;

        members.Keys.Order().ShouldBe(["$a_1", "h", "w", "x"]);
        members["w"].ShouldBeOfType<NotationNull>();
        members["$a_1"].ShouldBeOfType<NotationFlag>().Value.ShouldBeTrue();
    }

    [Fact]
    public void Comments_and_a_comma_after_the_last_item_do_no_harm()
    {
        var list = Read("// one\n[1, /* two\nlines */ 2,\n// three\n]").ShouldBeOfType<NotationList>();

        list.Items.Length.ShouldBe(2);
        list.Items[1].Position.ShouldBe(new TextPosition(3, 10));
        list.Position.ShouldBe(new TextPosition(2, 1));
    }

    [Theory]
    [InlineData("", 1, 1, "Expected a value, but the text ends here.")]
    [InlineData("[1,\n 2", 2, 3, "Expected a comma or ] after an item, but the text ends here.")]
    [InlineData("[1 2]", 1, 4, "not \"2\"")]
    [InlineData("[,]", 1, 2, "Expected a value, not \",\".")]
    [InlineData("{w}", 1, 3, "a colon")]
    [InlineData("{:1}", 1, 2, "the name of a member")]
    [InlineData("{w:1 h:2}", 1, 6, "a comma or }")]
    [InlineData("1 1", 1, 3, "the end")]
    [InlineData("\"a\nb\"", 1, 1, "is not closed in its line")]
    [InlineData("\"a", 1, 1, "is not closed")]
    [InlineData("\"a\\", 1, 3, "backslash")]
    [InlineData("\"a\\q\"", 1, 3, "backslash")]
    [InlineData("\"\\u12\"", 1, 2, "four hexadecimal digits")]
    [InlineData("\"\\ud800\"", 1, 1, "surrogate")]
    [InlineData("\"a\u0001\"", 1, 3, "U+0001")]
    [InlineData("/* a", 1, 1, "*/ is missing")]
    [InlineData("NaN", 1, 1, "NaN is not a number that a layout can have")]
    [InlineData("-Infinity", 1, 1, "finite")]
    [InlineData("undefined", 1, 1, "undefined is no value")]
    [InlineData("1e999", 1, 1, "too large")]
    [InlineData("999999999999999999999999999999999999999999", 1, 1, "99999999999999999999… is too large")]
    [InlineData("1e999999999999999999999", 1, 1, "1e999999999999999999…")]
    [InlineData("1.2.3", 1, 1, "1.2.3 is not a number.")]
    [InlineData("0x10", 1, 1, "0x10 is not a number.")]
    [InlineData("#fff", 1, 1, "not \"#\"")]
    [InlineData("grey", 1, 1, "\"grey\"")]
    [InlineData("[1]\0", 1, 4, "U+0000")]
    [InlineData("[1]\ud800", 1, 4, "U+FFFD")]
    public void A_mistake_is_told_with_its_place(string text, int line, int column, string message)
    {
        var exception = Should.Throw<NotationException>(() => Read(text));

        exception.Message.ShouldContain(message, Case.Sensitive);
        exception.Position.ShouldBe(new TextPosition(line, column));
    }

    [Fact]
    public void Items_without_brackets_are_read_too()
    {
        NotationReader.ReadItems("[1],\n[2],", LayoutLimits.Default).Items.Length.ShouldBe(2);
        NotationReader.ReadItems(" ", LayoutLimits.Default).Items.ShouldBeEmpty();
        Should.Throw<NotationException>(() => NotationReader.ReadItems("[1]]", LayoutLimits.Default)).Position.Column.ShouldBe(4);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Depth_is_limited_however_deep_it_is(char bracket)
    {
        var text = string.Concat(Enumerable.Repeat(bracket == '[' ? "[" : "{a:", 300_000));

        Should.Throw<NotationException>(() => Read(text)).Message.ShouldContain("more than 32 deep");
    }

    [Fact]
    public void The_number_of_values_is_limited() =>
        Should.Throw<NotationException>(() => Read($"[{string.Join(',', Enumerable.Repeat("1", 100_001))}]"))
            .Message.ShouldContain("more than 100000 values");

    private static NotationValue Read(string text) => NotationReader.ReadValue(text, LayoutLimits.Default);
}
