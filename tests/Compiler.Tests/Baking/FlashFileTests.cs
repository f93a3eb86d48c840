using System.Text;
using KeymapBakery.Compiler.Baking;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking;

public sealed class FlashFileTests
{
    private const string Hex = ":020000040000FA\r\n:0400000001020304F2\r\n:02000400AABB95\r\n:00000001FF\r\n";

    [Fact]
    public void Bytes_of_a_hex_file_are_exchanged_record_by_record_with_new_checksums()
    {
        var file = FlashFile.Parse("x.hex", Encoding.ASCII.GetBytes(Hex));

        var patched = file.With([(3, [0xFF, 0x00, 0x11])]);

        file.Data.ToArray().ShouldBe([1, 2, 3, 4, 0xAA, 0xBB]);
        Encoding.ASCII.GetString(patched.Content).ShouldBe(":020000040000FA\r\n:04000000010203FFF7\r\n:020004000011E9\r\n:00000001FF\r\n");
        patched.Data.ToArray().ShouldBe([1, 2, 3, 0xFF, 0x00, 0x11]);
        FlashFile.Parse("x.hex", patched.Content).Data.ToArray().ShouldBe([1, 2, 3, 0xFF, 0x00, 0x11]);
    }

    [Fact]
    public void Exchanging_bytes_for_the_same_changes_nothing() =>
        Encoding.ASCII.GetString(FlashFile.Parse("x.hex", Encoding.ASCII.GetBytes(Hex)).With([(0, [1, 2]), (4, [0xAA])]).Content).ShouldBe(Hex);

    [Fact]
    public void A_binary_is_its_own_data() =>
        FlashFile.Parse("x.bin", [1, 2, 3]).With([(1, [9])]).Content.ShouldBe([1, 9, 3]);

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(6, 1)]
    [InlineData(5, 2)]
    [InlineData(int.MaxValue, 2)]
    public void Nothing_is_written_outside_of_the_data(int offset, int length) =>
        Should.Throw<ArgumentException>(() => FlashFile.Parse("x.hex", Encoding.ASCII.GetBytes(Hex)).With([(offset, new byte[length])]));

    [Theory]
    [InlineData("hex")]
    [InlineData(":")]
    [InlineData(":00")]
    [InlineData(":0400000001020304")]
    [InlineData(":0400000001020304F3")]
    [InlineData(":FF00000001020304F2")]
    [InlineData(":zz00000001FF")]
    public void What_is_no_hex_file_is_refused(string text) =>
        Should.Throw<FormatException>(() => FlashFile.Parse("x.hex", Encoding.ASCII.GetBytes(text)));
}
