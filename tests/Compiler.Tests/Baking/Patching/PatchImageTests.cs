using KeymapBakery.Compiler.Baking.Patching;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.Patching;

public sealed class PatchImageTests
{
    private static readonly byte[] Object = [0x7F, 1, 2, 0xA, 0xB, 3];

    private static readonly PatchImage Image = new(
        Object.Length, PatchImage.HashWithout(Object, [(3, 2)]), [new PatchTable("keymaps", 3, 1, 2, [4])], "x.bin", [0, 0xA, 0xB, 0, 7, 8]);

    [Fact]
    public void The_table_of_an_object_takes_its_place_in_the_firmware() =>
        Image.Patch([0x7F, 1, 2, 0xC, 0xD, 3]).ShouldBe([0, 0xC, 0xD, 0, 7, 8]);

    [Fact]
    public void An_object_that_differs_in_any_byte_outside_of_the_tables_is_refused()
    {
        for (var index = 0; index < Object.Length; index++)
        {
            var other = Object.ToArray();
            other[index] ^= 0x10;
            if (index is 3 or 4)
            {
                Image.Patch(other).Length.ShouldBe(6);
            }
            else
            {
                Should.Throw<UnpatchableException>(() => Image.Patch(other)).Message.ShouldBe("its code differs in more than keycodes");
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(1_000_000)]
    public void An_object_of_another_length_is_refused(int length) =>
        Should.Throw<UnpatchableException>(() => Image.Patch(new byte[length]));

    [Fact]
    public void A_table_that_holds_the_same_as_other_data_of_its_length_is_refused() =>
        Should.Throw<UnpatchableException>(() => Image.Patch([0x7F, 1, 2, 7, 8, 3])).Message
            .ShouldBe("its table keymaps holds the same as other data of the firmware");

    [Theory]
    [InlineData(3, 1, 2, 4, true)]
    [InlineData(-1, 1, 2, 4, false)]
    [InlineData(5, 1, 2, 4, false)]
    [InlineData(3, 5, 2, 4, false)]
    [InlineData(3, -2, 2, 4, false)]
    [InlineData(3, 1, 0, 4, false)]
    [InlineData(3, 1, -1, 4, false)]
    [InlineData(3, 1, int.MaxValue, 4, false)]
    [InlineData(int.MaxValue, 1, 2, 4, false)]
    [InlineData(3, 1, 2, 5, false)]
    public void Only_places_within_the_files_are_sound(int objectOffset, int firmwareOffset, int length, int rival, bool isSound) =>
        (Image with { Tables = [new PatchTable("keymaps", objectOffset, firmwareOffset, length, [rival])] }).IsSound().ShouldBe(isSound);

    [Fact]
    public void A_firmware_that_cannot_be_read_is_not_sound() =>
        (Image with { FileName = "x.hex" }).IsSound().ShouldBeFalse();
}
