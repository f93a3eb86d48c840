using System.Text;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Toolchain;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Toolchain;

public sealed class OutputLogTests
{
    private readonly List<string> _lines = [];

    [Fact]
    public void Bytes_become_lines_wherever_they_are_split()
    {
        var log = Create();
        var bytes = "Ψ one\r\n\u001b[32mtwo\u001b[0m\n"u8.ToArray();

        foreach (var value in bytes)
        {
            log.Append(new[] { value });
        }

        _lines.ShouldBe(["Ψ one", "\u001b[32mtwo\u001b[0m"]);
    }

    [Fact]
    public void Broken_text_is_replaced_and_of_a_rewritten_line_the_last_version_stays()
    {
        var log = Create();

        log.Append(new byte[] { (byte)'a', 0xFF, 0, (byte)'\n' });
        log.Append("10 %\r50 %\rdone\nopen"u8.ToArray());

        log.ToString().ShouldBe("a\uFFFD\uFFFD\ndone\nopen\n");
    }

    [Fact]
    public void Long_outputs_and_lines_are_cut_and_say_so_but_sentences_remain()
    {
        var log = Create();

        log.Append(Encoding.UTF8.GetBytes(new string('x', 500) + "\n"));
        for (var i = 0; i < 1000; i++)
        {
            log.Append("0123456789\n"u8.ToArray());
        }

        log.AddSentence("The end.");

        _lines[0].ShouldBe(new string('x', 100) + " [line cut]");
        _lines[^2].ShouldStartWith("[output truncated after ");
        _lines[^1].ShouldBe("The end.");
        Encoding.UTF8.GetByteCount(log.ToString()).ShouldBeLessThan(1024 + 100);
    }

    private OutputLog Create() => new(new OutputOptions { MaximumBytes = 1024, MaximumLineLength = 100 }, _lines.Add);
}
