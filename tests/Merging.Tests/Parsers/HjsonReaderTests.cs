using System.Text;
using KeymapBakery.Metadata.Merging.Hjson;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Parsers;

public sealed class HjsonReaderTests
{
    [Theory]
    [InlineData("", "{}")]
    [InlineData(" // nothing\n", "{}")]
    [InlineData("\uFEFF{}", "{}")]
    [InlineData("{\"a\": [1, 2.50, -3e2, true, null, \"x\"]}", """{"a":[1,2.5,-300,true,null,"x"]}""")]
    [InlineData("a: 1\nb: two words, and a comma\n", """{"a":1,"b":"two words, and a comma"}""")]
    [InlineData("{a: 1 # one\n b: 2 /* two */ c: 3}", """{"a":1,"b":2,"c":3}""")]
    [InlineData("{a: yes\n}", """{"a":"yes"}""")]
    [InlineData("[1\n2\n]", "[1,2]")]
    [InlineData("[1, 2,]", "[1,2]")]
    [InlineData("{'it''s': 1}", null, false)]
    [InlineData("{'a': \"it's\"}", """{"a":"it's"}""")]
    [InlineData(@"{""a"": ""\u00e9\n\/\u4e00""}", """{"a":"é\n/一"}""")]
    [InlineData("{a: 0123\n}", """{"a":"0123"}""")]
    [InlineData("{a: -\n}", """{"a":"-"}""")]
    [InlineData("{a: 1.\n}", """{"a":"1."}""")]
    [InlineData("{a: 1.0, b: 2}", """{"a":1,"b":2}""")]
    [InlineData("{a: 12345678901.0}", """{"a":12345678901}""")]
    [InlineData("true", "true")]
    [InlineData("5", "5")]
    [InlineData("{\n  a:\n    '''\n    one\n      two\n    '''\n}", """{"a":"one\n  two"}""")]
    [InlineData("{", null, false)]
    [InlineData("{a}", null, false)]
    [InlineData("{a: ,}", null, false)]
    [InlineData("{a: 1} b", null, false)]
    [InlineData("{a b: 1}", null, false)]
    [InlineData("{: 1}", null, false)]
    [InlineData("[1", null, false)]
    [InlineData("{a: \"x\ny\"}", null, false)]
    [InlineData("{a: \"\\x\"}", null, false)]
    [InlineData("{a: '''x}", null, false)]
    [InlineData("{a: 1, a: 2}", null, false)]
    [InlineData("{/* a: 1}", null, false)]
    public void Every_form_of_value_is_read(string text, string? json, bool isValid = true)
    {
        if (!isValid)
        {
            Should.Throw<MalformedFileException>(() => HjsonReader.Read(text, "test.hjson"));
            return;
        }

        Encoding.UTF8.GetString(HjsonReader.Read(text, "test.hjson").ToJson()).ShouldBe(json);
    }

    [Theory]
    [InlineData("{\n  a: 1\n  a: 2\n}", "test.hjson:3:3: The key \"a\" occurs twice.")]
    [InlineData("{\n\"a\": \"b", "test.hjson:2:6: The text in quotes does not end.")]
    public void Errors_say_where(string text, string message) =>
        Should.Throw<MalformedFileException>(() => HjsonReader.Read(text, "test.hjson")).Message.ShouldBe(message);

    [Fact]
    public void Random_documents_survive_a_round_trip()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var json = RandomJson(new Random(seed), 4);
            Encoding.UTF8.GetString(HjsonReader.Read(json, "test.json").ToJson()).ShouldBe(json, $"seed {seed}");
        }
    }

    [Fact]
    public void Random_damage_is_an_error_or_a_value_but_never_a_crash()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var text = new StringBuilder(RandomJson(random, 4));
            for (var change = random.Next(1, 4); change > 0 && text.Length > 0; change--)
            {
                text[random.Next(text.Length)] = "{}[],:'\"\\/*#\n 0-u"[random.Next(17)];
            }

            try
            {
                HjsonReader.Read(text.ToString(), "test.json").ToJson().ShouldNotBeEmpty();
            }
            catch (MalformedFileException malformed)
            {
                malformed.Message.ShouldStartWith("test.json:");
            }
        }
    }

    private static string RandomJson(Random random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => "null",
        1 => random.Next(2) == 0 ? "true" : "false",
        2 => $"{random.Next(-1000, 1000)}",
        3 => $"{random.Next(100)}.5",
        4 => $"\"{new string([.. Enumerable.Range(0, random.Next(6)).Select(_ => "ab é'{}[]:,#/"[random.Next(13)])])}\"",
        5 => $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => RandomJson(random, depth - 1)))}]",
        _ => $"{{{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(number => $"\"k{number}\":{RandomJson(random, depth - 1)}"))}}}",
    };
}
