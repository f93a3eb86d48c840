using System.Collections.Immutable;
using KeymapBakery.BakingBench.Boards;
using KeymapBakery.Testing;

namespace KeymapBakery.BakingBench.Tests;

public sealed class BoardListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("boards");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_line_names_a_keyboard_its_options_and_why_it_is_there()
    {
        var board = Read(
            """
            # comment

            crkbd/rev1  layers=4 maps=2 encoders on=via,oled set=tapping.term:180  # AVR
            """).ShouldHaveSingleItem();

        board.Keyboard.ShouldBe("crkbd/rev1");
        board.Layers.ShouldBe(4);
        board.Maps.ShouldBe(2);
        board.Encoders.ShouldBeTrue();
        board.Macros.ShouldBeFalse();
        board.On.ShouldBe(["via", "oled"]);
        board.Settings.ShouldBe([("tapping.term", "180")]);
    }

    [Theory]
    [InlineData("crkbd/rev1 layer=4", "there is no option 'layer'")]
    [InlineData("crkbd/rev1 layers=none", "layers needs a number greater than 0, not 'none'")]
    [InlineData("crkbd/rev1 set=tapping.term", "'tapping.term' is not PATH:VALUE")]
    public void A_wrong_line_is_refused_with_its_number(string line, string reason)
    {
        var message = Should.Throw<FormatException>(() => Read("bakery/pretzel\n" + line)).Message;

        message.ShouldContain("boards.txt:2: ");
        message.ShouldContain(reason);
    }

    [Fact]
    public void The_list_of_real_keyboards_can_be_read_and_is_long()
    {
        var boards = BoardList.Read(RepositoryRoot.Of("benchmarks/Baking/boards.txt"));

        boards.Select(board => board.Keyboard).Distinct().Count().ShouldBeGreaterThan(40);
    }

    private ImmutableArray<Board> Read(string text)
    {
        File.WriteAllText(_folder.Of("boards.txt"), text);
        return BoardList.Read(_folder.Of("boards.txt"));
    }
}
