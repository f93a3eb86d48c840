using System.Text;

namespace KeymapBakery.Compiler.Baking;

/// <summary>
/// A firmware file whose bytes can be exchanged without moving anything: <c>.bin</c>, or <c>.hex</c> (Intel hexadecimal: lines of
/// <c>:LLAAAATT…CC</c>, length, address, type, data and checksum), of which every record keeps its place and length and gets a new checksum.
/// </summary>
internal sealed class FlashFile
{
    private const string Hex = ".hex";
    private const string Binary = ".bin";
    private const int HeaderLength = 9;
    private const int ChecksumLength = 2;

    private readonly byte[] _data;
    private readonly Record[] _records;

    private FlashFile(byte[] content, byte[] data, Record[] records) => (Content, _data, _records) = (content, data, records);

    /// <summary>The file.</summary>
    public byte[] Content { get; }

    /// <summary>The bytes that go into the keyboard, in the order of the file.</summary>
    public ReadOnlySpan<byte> Data => _data;

    /// <summary>True when <see cref="Parse"/> reads files of this name.</summary>
    public static bool IsKnown(string file) => Path.GetExtension(file) is Hex or Binary;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="content">What is in it.</param>
    /// <exception cref="FormatException">It is not what its ending says.</exception>
    public static FlashFile Parse(string file, byte[] content) => Path.GetExtension(file) switch
    {
        Hex => ParseHex(content),
        Binary => new FlashFile(content, content, []),
        _ => throw new FormatException($"{file} is of no known format"),
    };

    /// <summary>The file with other bytes in some places.</summary>
    /// <param name="pieces">The bytes, and where they go in <see cref="Data"/>.</param>
    /// <exception cref="ArgumentException">A piece is not within the data.</exception>
    public FlashFile With(IReadOnlyList<(int Offset, byte[] Bytes)> pieces)
    {
        var data = _data.ToArray();
        foreach (var (offset, bytes) in pieces)
        {
            if (offset < 0 || offset > data.Length - bytes.Length)
            {
                throw new ArgumentException("A piece is not within the firmware.", nameof(pieces));
            }

            bytes.CopyTo(data, offset);
        }

        if (_records.Length == 0)
        {
            return new FlashFile(data, data, _records);
        }

        var content = Content.ToArray();
        foreach (var record in _records)
        {
            var bytes = data.AsSpan(record.DataStart, record.Length);
            if (!bytes.SequenceEqual(_data.AsSpan(record.DataStart, record.Length)))
            {
                Write(content.AsSpan(record.TextStart), bytes);
            }
        }

        return new FlashFile(content, data, _records);
    }

    private static FlashFile ParseHex(byte[] content)
    {
        using var data = new MemoryStream();
        var records = new List<Record>();
        var start = 0;
        while (start < content.Length)
        {
            var rest = content.AsSpan(start);
            var line = rest.IndexOf((byte)'\n') is var end and >= 0 ? rest[..end] : rest;
            if (!line.TrimEnd("\r "u8).IsEmpty)
            {
                var bytes = ParseRecord(line.TrimEnd("\r "u8));
                if (bytes[3] == 0 && bytes[0] > 0)
                {
                    records.Add(new Record(start, (int)data.Length, bytes[0]));
                    data.Write(bytes, 4, bytes[0]);
                }
            }

            start += line.Length + 1;
        }

        return new FlashFile(content, data.ToArray(), [.. records]);
    }

    // :LLAAAATT, LL bytes of data, checksum.
    private static byte[] ParseRecord(ReadOnlySpan<byte> line)
    {
        if (line[0] == ':' && line.Length >= HeaderLength + ChecksumLength && line.Length % 2 == 1)
        {
            var bytes = new byte[(line.Length - 1) / 2];
            if (Convert.FromHexString(line[1..], bytes, out _, out var written) == System.Buffers.OperationStatus.Done
                && written == bytes.Length
                && line.Length == HeaderLength + (2 * bytes[0]) + ChecksumLength
                && Sum(bytes) == 0)
            {
                return bytes;
            }
        }

        throw new FormatException($"'{Encoding.Latin1.GetString(line[..Math.Min(line.Length, 80)])}' is not a line of Intel hexadecimal");
    }

    private static void Write(Span<byte> record, ReadOnlySpan<byte> data)
    {
        var header = Convert.FromHexString(Encoding.ASCII.GetString(record[1..HeaderLength]));
        var checksum = (byte)-(Sum(header) + Sum(data));
        var digits = Convert.ToHexString(data) + Convert.ToHexString([checksum]);
        Encoding.ASCII.GetBytes(digits, record[HeaderLength..]);
    }

    private static byte Sum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (var one in bytes)
        {
            sum = unchecked((byte)(sum + one));
        }

        return sum;
    }

    // A data record: where its text begins in the file, and its bytes in the data.
    private readonly record struct Record(int TextStart, int DataStart, int Length);
}
