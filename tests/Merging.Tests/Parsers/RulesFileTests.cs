using KeymapBakery.Metadata.Merging.Makefiles;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Parsers;

public sealed class RulesFileTests
{
    [Theory]
    [InlineData("MCU = STM32F303", "MCU", "STM32F303")]
    [InlineData("\tMCU=a # b", "MCU", "a")]
    [InlineData("A = 1\nA += 2", "A", "1 2")]
    [InlineData("A += 2", "A", "2")]
    [InlineData("A = 1\nA ?= 2", "A", "1")]
    [InlineData("A ?= 2", "A", "2")]
    [InlineData("A := 1", "A :", "1")]
    [InlineData("A = b=c", "A", "b=c")]
    [InlineData("A == c", "A", "= c")]
    [InlineData("A =", "A", "")]
    [InlineData("ifeq ($(A), yes)\nA = 1\nendif", "A", "1")]
    [InlineData("# A = 1\n#\nB = 2", "A", null)]
    [InlineData("include x.mk", "include x.mk", null)]
    public void Lines_assign(string text, string name, string? value)
    {
        var rules = new Rules();

        RulesFile.Parse(text).ApplyTo(rules);

        rules.TryGet(name, out var actual);
        actual.ShouldBe(value);
    }

    [Fact]
    public void Files_build_on_each_other_in_order()
    {
        var rules = new Rules();
        RulesFile.Parse("A = 1\nB = 1").ApplyTo(rules);
        RulesFile.Parse("B += 2\nA ?= 2\nC = 3").ApplyTo(rules);

        rules.Variables.ShouldBe([new("A", "1"), new("B", "1 2"), new("C", "3")]);
    }
}
