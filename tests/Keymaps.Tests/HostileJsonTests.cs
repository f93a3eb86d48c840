using System.Text;
using System.Text.Json.Nodes;
using Shouldly;

namespace KeymapBakery.Keymaps.Tests;

/// <summary>Texts that are not JSON, or JSON made to tire a reader.</summary>
public sealed class HostileJsonTests
{
    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("   \n  ", 2, 3)]
    [InlineData("{", 1, 2)]
    [InlineData("{\"a\": 1,}", 1, 9)]
    [InlineData("{\n  \"a\": [1,],\n}", 2, 11)]
    [InlineData("{\"é⌨👍\": x}", 1, 10)]
    [InlineData("{\"a\": 1} // comment", 1, 10)]
    [InlineData("{/* comment */\"a\": 1}", 1, 2)]
    [InlineData("{'a': 1}", 1, 2)]
    [InlineData("{a: 1}", 1, 2)]
    [InlineData("{\"a\": NaN}", 1, 7)]
    [InlineData("{\"a\": Infinity}", 1, 7)]
    [InlineData("{\"a\": -Infinity}", 1, 8)]
    [InlineData("{\"a\": 01}", 1, 8)]
    [InlineData("{\"a\": .5}", 1, 7)]
    [InlineData("{\"a\": +5}", 1, 7)]
    [InlineData("{\"a\": 0x10}", 1, 8)]
    [InlineData("{\"a\": \"x\ny\"}", 1, 9)]
    [InlineData("{\"a\": \"\\x41\"}", 1, 9)]
    [InlineData("{\"a\": \"\\u00g0\"}", 1, 12)]
    [InlineData("{\"a\": 1}{\"b\": 2}", 1, 9)]
    [InlineData("[1, 2", 1, 6)]
    [InlineData("nul", 1, 4)]
    [InlineData("\u0000", 1, 1)]
    [InlineData("<html>", 1, 1)]
    [InlineData("a=b&c=d", 1, 1)]
    public void Malformed_JSON_is_refused_with_line_and_column(string json, int line, int column)
    {
        var error = Posted.ReadBad(json);

        error.Kind.ShouldBe(KeymapErrorKind.MalformedJson);
        (error.Line, error.Column).ShouldBe((line, column), error.Message);
        error.Message.ShouldStartWith($"Malformed JSON at line {line}, column {column}: ");
    }

    [Theory]
    [InlineData(new byte[] { 0xC0, 0xAF })] // '/' in two bytes
    [InlineData(new byte[] { 0xE0, 0x80, 0xAF })] // and in three
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC3 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // half of a surrogate pair
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 })] // beyond Unicode
    public void Text_that_is_not_UTF_8_is_refused_with_line_and_column(byte[] bytes)
    {
        byte[] json = [.. "{\"a\":\n \"é"u8, .. bytes, .. "\"}"u8];

        var error = KeymapReader.Read(json).Errors.ShouldHaveSingleItem();

        (error.Kind, error.Line, error.Column).ShouldBe((KeymapErrorKind.MalformedJson, 2, 4));
    }

    [Fact]
    public void UTF_16_is_refused() =>
        KeymapReader.Read(Encoding.Unicode.GetBytes(Posted.Keymap().ToJsonString())).Errors.ShouldHaveSingleItem()
            .Kind.ShouldBe(KeymapErrorKind.MalformedJson);

    [Theory]
    [InlineData("""{"keyboard": "a", "keyboard": "b"}""", "$.keyboard")]
    [InlineData("""{"notes": "", "key\u0062oard": "a", "keyboard": "b"}""", "$.keyboard")]
    [InlineData("""{"config": {"features": {"oled": true, "x": 1, "oled": false}}}""", "$.config.features.oled")]
    [InlineData("""{"extra": [1, [2, {"a b": 1, "a b": 2}]]}""", "$.extra[1][1]['a b']")]
    [InlineData("""{"": 1, "": 2}""", "$['']")]
    public void A_member_that_occurs_twice_is_refused_at_any_level(string json, string path)
    {
        var error = Posted.ReadBad(json);

        (error.Kind, error.Path).ShouldBe((KeymapErrorKind.Invalid, path));
    }

    [Theory]
    [InlineData("""{"a": "\ud800"}""", "$.a")]
    [InlineData("""{"a": ["x", "\udc00\ud800"]}""", "$.a[1]")]
    [InlineData("""{"\ud800": 1}""", "$")]
    public void Half_of_a_surrogate_pair_is_refused(string json, string path) => Posted.ReadBad(json).Path.ShouldBe(path);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Deep_nesting_is_refused(string open, string close)
    {
        const int Levels = 100_000;
        var complete = string.Concat(Enumerable.Repeat(open, Levels)) + "1" + string.Concat(Enumerable.Repeat(close, Levels));
        var cut = string.Concat(Enumerable.Repeat(open, Levels));

        Posted.ReadBad(complete).Kind.ShouldBe(KeymapErrorKind.TooLarge);
        Posted.ReadBad(cut).Kind.ShouldBe(KeymapErrorKind.TooLarge);
    }

    [Fact]
    public void Nesting_to_the_limit_is_read()
    {
        var deep = JsonNode.Parse(new string('[', 15) + new string(']', 15));

        Posted.With("extra", deep).Read().IsValid.ShouldBeTrue();
        Posted.With("extra", new JsonArray(deep!.DeepClone())).ReadBad().Kind.ShouldBe(KeymapErrorKind.TooLarge);
    }

    [Fact]
    public void A_string_of_16_MiB_is_refused()
    {
        var json = Posted.With("notes", new string('a', 16 * 1024 * 1024)).ToJsonString();

        Posted.ReadBad(json).Kind.ShouldBe(KeymapErrorKind.TooLarge);
        KeymapReader.Read(Encoding.UTF8.GetBytes(json), new KeymapLimits { MaxBytes = int.MaxValue })
            .Errors.ShouldHaveSingleItem().Path.ShouldBe("$.notes");
    }

    [Fact]
    public void A_body_may_have_as_many_bytes_as_the_limit_and_no_more()
    {
        var json = Encoding.UTF8.GetBytes(Posted.Keymap().ToJsonString());

        KeymapReader.Read(json, new KeymapLimits { MaxBytes = json.Length }).IsValid.ShouldBeTrue();
        KeymapReader.Read(json, new KeymapLimits { MaxBytes = json.Length - 1 }).Errors.ShouldHaveSingleItem()
            .Kind.ShouldBe(KeymapErrorKind.TooLarge);
    }

    [Fact]
    public void Too_many_members_are_refused() =>
        Posted.ReadBad("{" + string.Join(',', Enumerable.Range(0, 1000).Select(n => $"\"k{n}\":1")) + "}")
            .Kind.ShouldBe(KeymapErrorKind.TooLarge);

    public static TheoryData<string, string> LargeBodies { get; } = new()
    {
        { "layers", string.Join(',', Enumerable.Repeat("[\"KC_A\"]", 12_000)) },
        { "layers", string.Join(',', Enumerable.Repeat("1", 500_000)) },
        { "layers", $"[{string.Join(',', Enumerable.Repeat("\"K\"", 250_000))}]" },
        { "layers", $"[{string.Join(',', Enumerable.Repeat("\";\"", 500))}]" },
        { "encoders", $"[{string.Join(',', Enumerable.Repeat("{}", 300_000))}]" },
        { "macros", string.Join(',', Enumerable.Repeat("[\"a\"]", 150_000)) },
        { "modules", string.Join(',', Enumerable.Repeat("\"a/b\"", 150_000)) },
        { "keycodes", string.Join(',', Enumerable.Repeat("{\"key\":\"AB\"}", 80_000)) },
        { "dip_switches", string.Join(',', Enumerable.Repeat("{}", 300_000)) },
        { "config", string.Join(',', Enumerable.Repeat("{\"a\":{}}", 100_000)) },
        { "extra", string.Join(',', Enumerable.Repeat("{\"a\":1,\"a\":2}", 60_000)) },
    };

    [Theory]
    [MemberData(nameof(LargeBodies))]
    public void Bodies_of_a_megabyte_are_refused_at_once(string member, string elements)
    {
        var posted = Posted.Without(member).ToJsonString();
        var json = Encoding.UTF8.GetBytes($"{posted[..^1]},\"{member}\":[{elements}]}}");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        KeymapReader.Read(json).IsValid.ShouldBeFalse();

        // Milliseconds on an idle machine; quadratic work would take minutes on any.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void No_bytes_at_all_make_the_reader_throw()
    {
        var random = new Random(20_251_121);
        var good = Encoding.UTF8.GetBytes(Posted.Keymap().ToJsonString());
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = (byte[])good.Clone();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }
            var cut = bytes.AsMemory(0, random.Next(bytes.Length + 1));

            var reading = KeymapReader.Read(cut);

            reading.IsValid.ShouldBe(reading.Errors.IsEmpty);
        }
    }
}
