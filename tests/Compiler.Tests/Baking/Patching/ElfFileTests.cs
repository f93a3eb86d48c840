using KeymapBakery.Compiler.Baking.Patching;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.Patching;

public sealed class ElfFileTests : IDisposable
{
    private const string Code = """
        const unsigned table[2] __attribute__((progmem)) = {0x1234, 0x5678};
        const unsigned char other[3] __attribute__((progmem)) = {1, 2, 3};
        int main(void) { return 0; }
        """;

    private readonly TemporaryFolder _folder = new("elf");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_bytes_of_a_table_are_found_in_an_object()
    {
        var file = await CompileAsync("-c");

        var table = ElfFile.ReadData(file).Single(symbol => symbol.Name == "table");

        file[table.FileOffset..(table.FileOffset + table.Length)].ShouldBe([0x34, 0x12, 0x78, 0x56]);
    }

    [Fact]
    public async Task The_bytes_of_a_table_are_found_in_a_linked_program()
    {
        var file = await CompileAsync();

        var symbols = ElfFile.ReadData(file);

        var (table, other) = (symbols.Single(symbol => symbol.Name == "table"), symbols.Single(symbol => symbol.Name == "other"));
        file[table.FileOffset..(table.FileOffset + table.Length)].ShouldBe([0x34, 0x12, 0x78, 0x56]);
        ((long)other.Address - table.Address).ShouldBe(other.FileOffset - table.FileOffset);
    }

    [Fact]
    public async Task A_damaged_file_gives_an_error_or_places_within_it_and_nothing_else()
    {
        var file = await CompileAsync("-c");
        var random = new Random(1);
        for (var length = 0; length < file.Length; length++)
        {
            Check(file.AsSpan(0, length));
        }

        for (var round = 0; round < 20_000; round++)
        {
            var damaged = file.ToArray();
            for (var change = random.Next(1, 8); change > 0; change--)
            {
                // Headers most of all: the start, and the tables at the end.
                var index = random.Next(3) switch { 0 => random.Next(52), _ => random.Next(damaged.Length) };
                damaged[index] = (byte)(random.Next(3) switch { 0 => 0xFF, 1 => 0, _ => random.Next(256) });
            }

            Check(damaged);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u007fELF")]
    [InlineData("not an ELF file, but long enough to be one if one looks at nothing else than its length")]
    public void What_is_no_such_file_is_refused(string text) =>
        Should.Throw<FormatException>(() => ElfFile.ReadData(System.Text.Encoding.Latin1.GetBytes(text)));

    private static void Check(ReadOnlySpan<byte> file)
    {
        try
        {
            foreach (var symbol in ElfFile.ReadData(file))
            {
                symbol.FileOffset.ShouldBeGreaterThanOrEqualTo(0);
                symbol.Length.ShouldBeInRange(1, file.Length - symbol.FileOffset);
            }
        }
        catch (FormatException)
        {
            // As it should be.
        }
    }

    private async Task<byte[]> CompileAsync(params string[] options)
    {
        await File.WriteAllTextAsync(_folder.Of("x.c"), Code, TestContext.Current.CancellationToken);
        await Command.RunAsync("avr-gcc", ["-mmcu=atmega32u4", "-Os", .. options, _folder.Of("x.c"), "-o", _folder.Of("x")]);
        return await File.ReadAllBytesAsync(_folder.Of("x"), TestContext.Current.CancellationToken);
    }
}
