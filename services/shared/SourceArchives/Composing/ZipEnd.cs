using System.Buffers.Binary;
using System.Text;

namespace KeymapBakery.SourceArchives.Composing;

/// <summary>
/// What the end of a zip says about it (PKWARE's APPNOTE.TXT, 4.3.14 to 4.3.16), in the short form and, where numbers are too large for it, in
/// that of zip64.
/// </summary>
/// <param name="Entries">Number of files.</param>
/// <param name="DirectoryOffset">Where the central directory begins, in bytes from the start.</param>
/// <param name="DirectorySize">Length of the central directory in bytes.</param>
/// <param name="Comment">The comment.</param>
internal sealed record ZipEnd(long Entries, long DirectoryOffset, long DirectorySize, string Comment)
{
    /// <summary>Bytes at the end of a zip that hold all this, if its comment has at most 256.</summary>
    public const int LongestSize = Zip64Size + LocatorSize + ShortSize + 256;

    private const uint ShortSignature = 0x06054b50;
    private const uint LocatorSignature = 0x07064b50;
    private const uint Zip64Signature = 0x06064b50;
    private const int ShortSize = 22;
    private const int LocatorSize = 20;
    private const int Zip64Size = 56;

    // These numbers say that the true one is in the zip64 record.
    private const ushort Beyond16Bits = ushort.MaxValue;
    private const uint Beyond32Bits = uint.MaxValue;

    private const ushort Zip64Version = 45;

    /// <summary>True when the numbers do not fit the short form.</summary>
    private bool NeedsZip64 => Entries >= Beyond16Bits || DirectoryOffset >= Beyond32Bits || DirectorySize >= Beyond32Bits;

    /// <summary>Reads the end of a zip.</summary>
    /// <param name="tail">Its last bytes.</param>
    /// <param name="archiveSize">Length of the whole zip in bytes.</param>
    /// <exception cref="InvalidDataException">It is no zip, or its central directory does not end where these records begin.</exception>
    public static ZipEnd Read(ReadOnlySpan<byte> tail, long archiveSize)
    {
        var start = FindShortForm(tail);
        var record = tail[start..];
        var end = new ZipEnd(
            BinaryPrimitives.ReadUInt16LittleEndian(record[10..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
            BinaryPrimitives.ReadUInt32LittleEndian(record[12..]),
            Encoding.UTF8.GetString(record[ShortSize..]));
        if (end.NeedsZip64)
        {
            start -= LocatorSize + Zip64Size;
            end = start >= 0 ? ReadZip64(tail[start..], end.Comment) : throw NotAZip();
        }

        return end.DirectoryOffset >= 0 && end.DirectorySize >= 0 && end.DirectoryOffset + end.DirectorySize == archiveSize - tail.Length + start
            ? end
            : throw NotAZip();
    }

    /// <summary>The records as they stand at the end of a zip.</summary>
    public byte[] Write()
    {
        using var records = new MemoryStream();
        using var writer = new BinaryWriter(records);
        if (NeedsZip64)
        {
            writer.Write(Zip64Signature);
            writer.Write((long)(Zip64Size - 12));
            writer.Write(Zip64Version);
            writer.Write(Zip64Version);
            writer.Write(0L);
            writer.Write(Entries);
            writer.Write(Entries);
            writer.Write(DirectorySize);
            writer.Write(DirectoryOffset);

            writer.Write(LocatorSignature);
            writer.Write(0);
            writer.Write(DirectoryOffset + DirectorySize);
            writer.Write(1);
        }

        writer.Write(ShortSignature);
        writer.Write(0);
        writer.Write((ushort)Math.Min(Entries, Beyond16Bits));
        writer.Write((ushort)Math.Min(Entries, Beyond16Bits));
        writer.Write((uint)Math.Min(DirectorySize, Beyond32Bits));
        writer.Write((uint)Math.Min(DirectoryOffset, Beyond32Bits));
        var comment = Encoding.UTF8.GetBytes(Comment);
        writer.Write((ushort)comment.Length);
        writer.Write(comment);
        return records.ToArray();
    }

    // The comment may be of any length, and the record ends with it.
    private static int FindShortForm(ReadOnlySpan<byte> tail)
    {
        for (var start = tail.Length - ShortSize; start >= 0; start--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[start..]) == ShortSignature
                && start + ShortSize + BinaryPrimitives.ReadUInt16LittleEndian(tail[(start + 20)..]) == tail.Length)
            {
                return start;
            }
        }

        throw NotAZip();
    }

    private static ZipEnd ReadZip64(ReadOnlySpan<byte> record, string comment) =>
        BinaryPrimitives.ReadUInt32LittleEndian(record) == Zip64Signature
        && BinaryPrimitives.ReadInt64LittleEndian(record[4..]) == Zip64Size - 12
        && BinaryPrimitives.ReadUInt32LittleEndian(record[Zip64Size..]) == LocatorSignature
            ? new ZipEnd(
                BinaryPrimitives.ReadInt64LittleEndian(record[32..]),
                BinaryPrimitives.ReadInt64LittleEndian(record[48..]),
                BinaryPrimitives.ReadInt64LittleEndian(record[40..]),
                comment)
            : throw NotAZip();

    private static InvalidDataException NotAZip() => new("The source archive is damaged: it does not end as a zip does.");
}
