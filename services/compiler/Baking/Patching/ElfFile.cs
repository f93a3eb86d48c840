using System.Buffers.Binary;
using System.Text;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>
/// Reads the named pieces of data of an ELF file (System V gABI, "Object Files"), 32 bits and little-endian as AVR's are. It believes
/// nothing: every offset, length and index is checked before it is used.
/// </summary>
internal static class ElfFile
{
    private const int HeaderLength = 52;
    private const int SectionTableOffset = 32;
    private const int SectionLengthOffset = 46;
    private const int SectionCountOffset = 48;
    private const int SectionLength = 40;
    private const int SymbolLength = 16;
    private const uint ContentSection = 1;
    private const uint SymbolSection = 2;
    private const int DataSymbol = 1;

    /// <summary>All pieces of data that have a name, a length and bytes in the file.</summary>
    /// <exception cref="FormatException">It is no such file, or damaged.</exception>
    public static IReadOnlyList<ElfSymbol> ReadData(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file.StartsWith("\x7F"u8 + "ELF\x01\x01\x01"u8))
        {
            throw new FormatException("it is not a little-endian ELF file of 32 bits");
        }

        var sections = ReadSections(file);
        var symbols = new List<ElfSymbol>();
        foreach (var table in sections.Where(section => section.Type == SymbolSection))
        {
            if (table.Link >= sections.Length)
            {
                throw new FormatException("its symbols have no names");
            }

            ReadSymbols(file.Length, Content(file, table), Content(file, sections[table.Link]), sections, symbols);
        }

        return symbols;
    }

    private static Section[] ReadSections(ReadOnlySpan<byte> file)
    {
        var start = Word(file, SectionTableOffset);
        var count = BinaryPrimitives.ReadUInt16LittleEndian(file[SectionCountOffset..]);
        if (BinaryPrimitives.ReadUInt16LittleEndian(file[SectionLengthOffset..]) != SectionLength
            || start + ((long)count * SectionLength) > file.Length)
        {
            throw new FormatException("its section headers are not in it");
        }

        var sections = new Section[count];
        for (var index = 0; index < count; index++)
        {
            var header = file.Slice((int)start + (index * SectionLength), SectionLength);
            sections[index] = new Section(Word(header, 4), Word(header, 12), Word(header, 16), Word(header, 20), Word(header, 24));
        }

        return sections;
    }

    private static void ReadSymbols(
        int fileLength, ReadOnlySpan<byte> table, ReadOnlySpan<byte> names, Section[] sections, List<ElfSymbol> symbols)
    {
        for (; table.Length >= SymbolLength; table = table[SymbolLength..])
        {
            var (name, address, length) = (Word(table, 0), Word(table, 4), Word(table, 8));
            var section = BinaryPrimitives.ReadUInt16LittleEndian(table[14..]);
            if ((table[12] & 0xF) == DataSymbol && length > 0 && section > 0 && section < sections.Length
                && sections[section] is { Type: ContentSection } home
                && address >= home.Address && (long)address - home.Address + length <= home.Length
                && (long)home.Offset + home.Length <= fileLength)
            {
                symbols.Add(new ElfSymbol(NameAt(names, name), address, (int)(home.Offset + (address - home.Address)), (int)length));
            }
        }
    }

    private static string NameAt(ReadOnlySpan<byte> names, uint offset)
    {
        if (offset >= names.Length || names[(int)offset..].IndexOf((byte)0) is var length && length < 0)
        {
            throw new FormatException("a symbol's name is not in it");
        }

        return Encoding.Latin1.GetString(names.Slice((int)offset, length));
    }

    private static ReadOnlySpan<byte> Content(ReadOnlySpan<byte> file, Section section) =>
        (long)section.Offset + section.Length <= file.Length
            ? file.Slice((int)section.Offset, (int)section.Length)
            : throw new FormatException("a section is not in it");

    private static uint Word(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[offset..]);

    private readonly record struct Section(uint Type, uint Address, uint Offset, uint Length, uint Link);
}
