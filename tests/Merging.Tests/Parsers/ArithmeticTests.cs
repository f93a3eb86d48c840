using KeymapBakery.Metadata.Merging.CFiles;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Parsers;

public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("4", "4")]
    [InlineData("(2 * 3)", "6")]
    [InlineData("1 + 2 * 3 - 4", "3")]
    [InlineData("8 / 2", "4.0")]
    [InlineData("2^6", "4")]
    [InlineData("2**3**2", "512")]
    [InlineData("-2**2", "-4")]
    [InlineData("0x10 + 0b11 + 0o7", "26")]
    [InlineData("1_0", "10")]
    [InlineData("1.5", "1.5")]
    public void Expressions_have_values(string expression, string value) => Arithmetic.Compute(expression).ToString().ShouldBe(value);

    [Theory]
    [InlineData("")]
    [InlineData("ROWS")]
    [InlineData("1 +")]
    [InlineData("(1")]
    [InlineData("1 2")]
    [InlineData("1 / 0")]
    [InlineData("012")]
    [InlineData("9999999999 * 9999999999")]
    public void Everything_else_is_an_error(string expression) => Should.Throw<FormatException>(() => Arithmetic.Compute(expression));

    [Theory]
    [InlineData("(")]
    [InlineData("-")]
    [InlineData("1**")]
    public void Depth_is_bounded(string opening) =>
        Should.Throw<FormatException>(() => Arithmetic.Compute(string.Concat(Enumerable.Repeat(opening, 100_000)) + "1")).Message.ShouldContain("too deep");
}
