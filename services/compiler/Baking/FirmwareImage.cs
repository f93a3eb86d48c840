using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KeymapBakery.Compiler.Baking;

/// <summary>Reads the bytes that a firmware file puts into the keyboard.</summary>
internal static class FirmwareImage
{
    // UF2 (https://github.com/microsoft/uf2): blocks of 512 bytes; the size of the payload stands at 16, the payload at 32.
    private const int Uf2BlockLength = 512;
    private const int Uf2SizeOffset = 16;
    private const int Uf2PayloadOffset = 32;
    private const int Uf2LongestPayload = 476;

    /// <summary>The bytes of a <c>.hex</c>, <c>.uf2</c> or <c>.bin</c> file.</summary>
    /// <exception cref="FormatException">The file is not what its ending says.</exception>
    public static byte[] Read(string path) => Path.GetExtension(path) switch
    {
        ".hex" => FlashFile.Parse(path, File.ReadAllBytes(path)).Data.ToArray(),
        ".uf2" => ReadUf2(File.ReadAllBytes(path)),
        _ => File.ReadAllBytes(path),
    };

    /// <summary>SHA-256 of a firmware file.</summary>
    public static async Task<byte[]> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        return await SHA256.HashDataAsync(content, cancellationToken);
    }

    /// <summary>True when a text is part of a firmware, as ASCII, or when the firmware cannot be read, so that nobody can tell.</summary>
    public static bool MayHold(string path, string text)
    {
        try
        {
            return Read(path).AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
        }
        catch (FormatException)
        {
            return true;
        }
    }

    private static byte[] ReadUf2(byte[] file)
    {
        if (file.Length % Uf2BlockLength != 0)
        {
            throw new FormatException("a UF2 file consists of blocks of 512 bytes");
        }

        using var data = new MemoryStream();
        for (var block = 0; block < file.Length; block += Uf2BlockLength)
        {
            var size = BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(block + Uf2SizeOffset));
            data.Write(file.AsSpan(block + Uf2PayloadOffset, (int)Math.Min(size, Uf2LongestPayload)));
        }

        return data.ToArray();
    }
}
