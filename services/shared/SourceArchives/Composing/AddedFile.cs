using System.Text;

namespace KeymapBakery.SourceArchives.Composing;

/// <summary>
/// The two records of a file that is added to a zip, uncompressed (PKWARE's APPNOTE.TXT, 4.3.7 and 4.3.12).
/// </summary>
internal static class AddedFile
{
    private const uint LocalSignature = 0x04034b50;
    private const uint CentralSignature = 0x02014b50;
    private const ushort Version = 20;
    private const ushort Zip64Version = 45;
    private const ushort MadeOnUnix = 3 << 8;
    private const ushort NameIsUtf8 = 1 << 11;
    private const ushort Stored = 0;
    private const ushort Zip64Field = 1;

    /// <summary>What stands before the central directory: header and content.</summary>
    public static byte[] WriteLocal(string name, DateTimeOffset time, byte[] content)
    {
        using var record = new MemoryStream();
        using var writer = new BinaryWriter(record);
        var nameBytes = Encoding.UTF8.GetBytes(name);
        writer.Write(LocalSignature);
        writer.Write(Version);
        WriteFacts(writer, time, content, nameBytes);
        writer.Write((ushort)0);
        writer.Write(nameBytes);
        writer.Write(content);
        return record.ToArray();
    }

    /// <summary>What stands in the central directory.</summary>
    /// <param name="name">Path in the archive.</param>
    /// <param name="time">When it was last changed, in UTC.</param>
    /// <param name="content">All of it.</param>
    /// <param name="localOffset">Where the record of <see cref="WriteLocal"/> begins, in bytes from the start of the zip.</param>
    public static byte[] WriteCentral(string name, DateTimeOffset time, byte[] content, long localOffset)
    {
        using var record = new MemoryStream();
        using var writer = new BinaryWriter(record);
        var nameBytes = Encoding.UTF8.GetBytes(name);
        var isFar = localOffset >= uint.MaxValue;
        var version = isFar ? Zip64Version : Version;
        writer.Write(CentralSignature);
        writer.Write((ushort)(MadeOnUnix | version));
        writer.Write(version);
        WriteFacts(writer, time, content, nameBytes);
        writer.Write((ushort)(isFar ? 4 + sizeof(long) : 0));
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(SourceLayout.RegularFile << 16);
        writer.Write(isFar ? uint.MaxValue : (uint)localOffset);
        writer.Write(nameBytes);
        if (isFar)
        {
            writer.Write(Zip64Field);
            writer.Write((ushort)sizeof(long));
            writer.Write(localOffset);
        }

        return record.ToArray();
    }

    private static void WriteFacts(BinaryWriter writer, DateTimeOffset time, byte[] content, byte[] name)
    {
        writer.Write(NameIsUtf8);
        writer.Write(Stored);
        writer.Write((ushort)((time.Hour << 11) | (time.Minute << 5) | (time.Second / 2)));
        writer.Write((ushort)(((time.Year - 1980) << 9) | (time.Month << 5) | time.Day));
        writer.Write(Crc32.Of(content));
        writer.Write(content.Length);
        writer.Write(content.Length);
        writer.Write((ushort)name.Length);
    }
}
