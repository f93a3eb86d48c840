using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace KeymapBakery.Metadata.Publishing;

/// <summary>The building blocks of a bundle: strings, byte strings, and lists and maps of them, each with its length before it.</summary>
internal static class BundleWriting
{
    public static void WriteBytes(this BinaryWriter writer, ReadOnlyMemory<byte> bytes)
    {
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes.Span);
    }

    public static byte[] ReadBytes(this BinaryReader reader)
    {
        var bytes = new byte[reader.Read7BitEncodedInt()];
        reader.BaseStream.ReadExactly(bytes);
        return bytes;
    }

    public static void WriteOptional(this BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }

    public static string? ReadOptional(this BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    public static void WriteList(this BinaryWriter writer, ImmutableArray<string> texts)
    {
        writer.Write7BitEncodedInt(texts.Length);
        foreach (var text in texts)
        {
            writer.Write(text);
        }
    }

    public static ImmutableArray<string> ReadList(this BinaryReader reader)
    {
        var texts = new string[reader.Read7BitEncodedInt()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = reader.ReadString();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(texts);
    }

    public static void WriteMap<T>(this BinaryWriter writer, IReadOnlyDictionary<string, T> map, Action<T> writeValue)
    {
        writer.Write7BitEncodedInt(map.Count);
        foreach (var (key, value) in map)
        {
            writer.Write(key);
            writeValue(value);
        }
    }

    public static ImmutableSortedDictionary<string, T> ReadMap<T>(this BinaryReader reader, Func<T> readValue)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
        {
            var key = reader.ReadString();
            map.Add(key, readValue());
        }

        return map.ToImmutable();
    }
}
