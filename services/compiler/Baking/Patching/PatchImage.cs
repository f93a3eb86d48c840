using System.Security.Cryptography;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>
/// A linked firmware that was proved to be that of every keymap of its template and profile once the tables are exchanged.
/// </summary>
/// <param name="ObjectLength">Length of the object the keymap is part of, in bytes.</param>
/// <param name="ObjectHash">SHA-256 of that object with zeros for its tables, lower-case hexadecimal.</param>
/// <param name="Tables">The tables, each in one piece, none within another.</param>
/// <param name="FileName">Name of the firmware file; its ending is that of its format.</param>
/// <param name="Content">The firmware file.</param>
internal sealed record PatchImage(
    int ObjectLength, string ObjectHash, IReadOnlyList<PatchTable> Tables, string FileName, byte[] Content)
{
    /// <summary>SHA-256 of an object with zeros for its tables, lower-case hexadecimal.</summary>
    /// <param name="file">The object.</param>
    /// <param name="tables">Offsets and lengths of the tables, which must lie within it.</param>
    public static string HashWithout(ReadOnlySpan<byte> file, IEnumerable<(int Offset, int Length)> tables)
    {
        var rest = file.ToArray();
        foreach (var (offset, length) in tables)
        {
            rest.AsSpan(offset, length).Clear();
        }

        return Convert.ToHexStringLower(SHA256.HashData(rest));
    }

    /// <summary>True when all places are within what they should be in. An image that was not made here is to be asked first.</summary>
    public bool IsSound()
    {
        try
        {
            var length = FlashFile.Parse(FileName, Content).Data.Length;
            return Tables.All(table =>
                IsWithin(table.ObjectOffset, table.Length, ObjectLength)
                && table.Rivals.Append(table.FirmwareOffset).All(offset => IsWithin(offset, table.Length, length)));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The firmware file of a keymap.</summary>
    /// <param name="file">The keymap's object. It is compared, not understood: nothing is believed of what stands in it.</param>
    /// <exception cref="UnpatchableException">The keymap is not of those that the proof speaks of.</exception>
    public byte[] Patch(ReadOnlySpan<byte> file)
    {
        if (file.Length != ObjectLength
            || HashWithout(file, Tables.Select(table => (table.ObjectOffset, table.Length))) != ObjectHash)
        {
            throw new UnpatchableException("its code differs in more than keycodes");
        }

        var pieces = new List<(int Offset, byte[] Bytes)>();
        foreach (var table in Tables)
        {
            pieces.Add((table.FirmwareOffset, file.Slice(table.ObjectOffset, table.Length).ToArray()));
        }

        var patched = FlashFile.Parse(FileName, Content).With(pieces);
        CheckRivals(patched.Data, pieces);
        return patched.Content;
    }

    // Seen in the patched firmware, so that the tables are each other's rivals too.
    private void CheckRivals(ReadOnlySpan<byte> data, List<(int Offset, byte[] Bytes)> pieces)
    {
        foreach (var (table, (_, bytes)) in Tables.Zip(pieces))
        {
            foreach (var rival in table.Rivals)
            {
                if (data.Slice(rival, table.Length).SequenceEqual(bytes))
                {
                    throw new UnpatchableException($"its table {table.Name} holds the same as other data of the firmware");
                }
            }
        }
    }

    private static bool IsWithin(int offset, int length, int whole) => offset >= 0 && length > 0 && length <= whole && offset <= whole - length;
}
