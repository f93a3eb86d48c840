using KeymapBakery.Metadata.Merging.CFiles;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Parsers;

public sealed class ConfigHeaderTests
{
    [Theory]
    [InlineData("#define A 5", "{'A': '5'}")]
    [InlineData("  #define  A\t{ B0,   B1 }  // pins", "{'A': '{ B0, B1 }'}")]
    [InlineData("#define A", "{'A': True}")]
    [InlineData("#define A 1 /* one */ + 2", "{'A': '1 + 2'}")]
    [InlineData("#define A 1 /* open", "{'A': '1'}")]
    [InlineData("/* #define A 1\n#define B 2 */\n#define C 3", "{'C': '3'}")]
    [InlineData("#define A \\\n  1 \\\n  2", "{'A': '1 2'}")]
    [InlineData("#define A x//y", "{'A': 'x//y'}")]
    [InlineData("// #define A 1", "{}")]
    [InlineData("# define A 1", "{}")]
    [InlineData("#define", "{}")]
    [InlineData("#define A\n#undef A", "{}")]
    [InlineData("#define A 1\n#undef A", "{'A': False}")]
    [InlineData("#undef A", "{}")]
    [InlineData("#ifdef X\n#define A 1\n#else\n#define A 2\n#endif", "{'A': '2'}")]
    [InlineData("", "{}")]
    public void Definitions_are_read_line_by_line(string text, string definitions) =>
        ConfigHeader.Parse(text).ToString().ShouldBe(definitions);
}
