using KeymapBakery.Metadata.Merging.CFiles;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Parsers;

public sealed class LayoutMacrosTests
{
    [Fact]
    public void A_layout_macro_places_its_keys_in_the_matrix()
    {
        const string Header =
            """
            #define LAYOUT( \
                k00, k01, /* the top row */ \
                k11 \
            ) { \
                { k00,   k01 }, \
                { KC_NO, k11 }  \
            }
            """;

        LayoutMacros.Parse(Header, "keyboards/x/x.h").Layouts.ToString().ShouldBe(
            "{'LAYOUT': {'layout': [{'x': 0, 'y': 0, 'label': 'k00', 'matrix': [0, 0]}, {'x': 1, 'y': 0, 'label': 'k01', 'matrix': [0, 1]}, " +
            "{'x': 2, 'y': 0, 'label': 'k11', 'matrix': [1, 1]}], 'filename': 'keyboards/x/x.h'}}");
    }

    [Theory]
    [InlineData("#define LAYOUT_kc(a) { { a } }", "{}")]
    [InlineData("#define MY_LAYOUT(a) { { a } }", "{}")]
    [InlineData("# define LAYOUT(a) { { a } }", "{'LAYOUT': {'layout': [{'x': 0, 'y': 0, 'label': 'a', 'matrix': [0, 0]}], 'filename': 'x.h'}}")]
    [InlineData("// #define LAYOUT(a) { { a } }", "{}")]
    [InlineData("#define LAYOUT(a) { { a, a } }", "{'LAYOUT': {'layout': [{'x': 0, 'y': 0, 'label': 'a'}], 'filename': 'x.h'}}")]
    [InlineData("#define LAYOUT(a,) { { a } }", "{'LAYOUT': {'layout': [{'x': 0, 'y': 0, 'label': 'a', 'matrix': [0, 0]}, {'x': 1, 'y': 0}], 'filename': 'x.h'}}")]
    [InlineData("#define LAYOUT(a) LAYOUT_b(a)", "{'LAYOUT': {'layout': [{'x': 0, 'y': 0, 'label': 'a'}], 'filename': 'x.h'}}")]
    public void Odd_macros_are_read_as_far_as_they_go(string header, string layouts) =>
        LayoutMacros.Parse(header, "x.h").Layouts.ToString().ShouldBe(layouts);

    [Fact]
    public void Definitions_without_parameters_are_aliases()
    {
        var macros = LayoutMacros.Parse("#define KEYMAP LAYOUT\n#define OTHER LAYOUT_ansi \n#define ALONE\n", "x.h");

        macros.Aliases.OrderBy(alias => alias.Key).ShouldBe([new("KEYMAP", "LAYOUT"), new("OTHER", "LAYOUT_ansi")]);
    }

    [Fact]
    public void A_macro_without_end_is_an_error() =>
        Should.Throw<MalformedFileException>(() => LayoutMacros.Parse("#define LAYOUT(a, b\n", "x.h")).Message.ShouldStartWith("x.h:");
}
