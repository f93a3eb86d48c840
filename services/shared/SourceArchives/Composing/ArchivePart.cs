namespace KeymapBakery.SourceArchives.Composing;

/// <summary>A stretch of a composed archive: bytes of an object in the store, or in memory.</summary>
/// <param name="Key">The object; null when the bytes are in memory.</param>
/// <param name="Offset">Where in the object the stretch begins.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Bytes">The bytes in memory; empty for an object.</param>
internal sealed record ArchivePart(string? Key, long Offset, long Length, ReadOnlyMemory<byte> Bytes)
{
    public static ArchivePart OfObject(string key, long offset, long length) => new(key, offset, length, default);

    public static ArchivePart OfBytes(byte[] bytes) => new(null, 0, bytes.Length, bytes);
}
