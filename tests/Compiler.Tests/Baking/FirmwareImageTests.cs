using KeymapBakery.Compiler.Baking;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking;

public sealed class FirmwareImageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("image");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_bytes_of_a_hex_file_are_those_of_its_data_records()
    {
        var path = Write("x.hex", ":020000040000FA\n:0400000001020304F2\n:02000400AABB95\n:00000001FF\n"u8.ToArray());

        FirmwareImage.Read(path).ShouldBe([1, 2, 3, 4, 0xAA, 0xBB]);
    }

    [Theory]
    [InlineData("hex")]
    [InlineData(":0400000001020304")]
    [InlineData(":zz00000001FF")]
    public void What_is_no_hex_file_is_refused(string line) =>
        Should.Throw<FormatException>(() => FirmwareImage.Read(Write("x.hex", System.Text.Encoding.ASCII.GetBytes(line))));

    [Fact]
    public void The_bytes_of_a_uf2_file_are_those_of_its_blocks()
    {
        var file = new byte[1024];
        (file[16], file[32], file[33]) = (2, 7, 8);
        (file[512 + 16], file[512 + 32]) = (1, 9);

        FirmwareImage.Read(Write("x.uf2", file)).ShouldBe([7, 8, 9]);
    }

    [Fact]
    public void Nobody_can_tell_what_is_in_a_file_that_cannot_be_read() =>
        FirmwareImage.MayHold(Write("x.hex", "hex"u8.ToArray()), "name").ShouldBeTrue();

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(_folder.Of(name), content);
        return _folder.Of(name);
    }
}
