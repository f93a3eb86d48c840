using System.Globalization;

namespace KeymapBakery.Compiler.Baking.Replay;

/// <summary>Reads the Intel hexadecimal object format: lines of <c>:LLAAAATT…CC</c>, length, address, type, data and checksum.</summary>
internal static class IntelHex
{
    private const int HeaderLength = 9;
    private const int ChecksumLength = 2;
    private const string DataType = "00";

    /// <summary>The bytes of all data records, in the order they stand there.</summary>
    /// <exception cref="FormatException">It is not in this format.</exception>
    public static byte[] ReadData(IEnumerable<string> lines)
    {
        using var data = new MemoryStream();
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (line[0] != ':' || line.Length < HeaderLength + ChecksumLength
                || !byte.TryParse(line.AsSpan(1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length)
                || line.Length != HeaderLength + (2 * length) + ChecksumLength)
            {
                throw new FormatException($"'{line}' is not a line of Intel hexadecimal");
            }

            if (line.AsSpan(7, 2).SequenceEqual(DataType))
            {
                data.Write(Convert.FromHexString(line.AsSpan(HeaderLength, 2 * length)));
            }
        }

        return data.ToArray();
    }
}
