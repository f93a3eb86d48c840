using System.Security.Cryptography;
using System.Text;
using KeymapBakery.ObjectStorage;

namespace KeymapBakery.SourceArchives.Composing;

/// <summary>
/// The source archive of a job: that of its commit and, added to it, the job's keymap. Nothing is compressed or stored for it: the bytes of the
/// commit's archive are passed on as they are, with the keymap between its files and its central directory.
/// </summary>
public sealed class ComposedArchive
{
    private const int TagBytes = 16;

    private readonly IObjectStore _store;
    private readonly IReadOnlyList<ArchivePart> _parts;

    private ComposedArchive(IObjectStore store, IReadOnlyList<ArchivePart> parts, string tag)
    {
        _store = store;
        _parts = parts;
        Length = parts.Sum(part => part.Length);
        Tag = tag;
    }

    /// <summary>Length in bytes.</summary>
    public long Length { get; }

    /// <summary>Hexadecimal digits that differ whenever the bytes do.</summary>
    public string Tag { get; }

    /// <summary>Puts a keymap to the archive of a commit. Only the end of the archive is read.</summary>
    /// <param name="store">Has the archive.</param>
    /// <param name="key">Key of the archive, one of <see cref="SourceArchiveKeys.Archive"/>.</param>
    /// <param name="sizeBytes">Size of the archive.</param>
    /// <param name="keymapFile">Name of the keymap's file in the root of the tree.</param>
    /// <param name="keymap">Content of that file.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <returns>The whole; null when the archive does not exist.</returns>
    /// <exception cref="InvalidDataException">What lies there is no source archive of that size.</exception>
    public static async Task<ComposedArchive?> OpenAsync(
        IObjectStore store, string key, long sizeBytes, string keymapFile, byte[] keymap, CancellationToken cancellationToken)
    {
        if (await ReadTailAsync(store, key, sizeBytes, cancellationToken) is not { } tail)
        {
            return null;
        }

        var end = ZipEnd.Read(tail, sizeBytes);
        var time = SourceLayout.Expressible(SourceComment.Parse(end.Comment).CommittedAt);
        var name = SourceLayout.Root + keymapFile;
        var local = AddedFile.WriteLocal(name, time, keymap);
        var central = AddedFile.WriteCentral(name, time, keymap, end.DirectoryOffset);
        var newEnd = end with
        {
            Entries = end.Entries + 1,
            DirectoryOffset = end.DirectoryOffset + local.Length,
            DirectorySize = end.DirectorySize + central.Length,
        };
        return new ComposedArchive(
            store,
            [
                ArchivePart.OfObject(key, 0, end.DirectoryOffset),
                ArchivePart.OfBytes(local),
                ArchivePart.OfObject(key, end.DirectoryOffset, end.DirectorySize),
                ArchivePart.OfBytes([.. central, .. newEnd.Write()]),
            ],
            TagOf(key, local));
    }

    /// <summary>The archive as a stream that is read asynchronously and can be positioned. It reads from the store only what is read from it.</summary>
    public Stream OpenRead() => new ComposedStream(_store, _parts, Length);

    private static async Task<byte[]?> ReadTailAsync(IObjectStore store, string key, long sizeBytes, CancellationToken cancellationToken)
    {
        var tail = new byte[Math.Min(ZipEnd.LongestSize, sizeBytes)];
        await using var stream = await store.OpenReadAsync(key, sizeBytes - tail.Length, tail.Length, cancellationToken);
        if (stream is null)
        {
            return null;
        }

        var read = await stream.ReadAtLeastAsync(tail, tail.Length, throwOnEndOfStream: false, cancellationToken);
        return read == tail.Length ? tail : throw new InvalidDataException($"The source archive {key} is shorter than {sizeBytes} bytes.");
    }

    // The key holds the hash of the archive's content, and the record the keymap's name and content.
    private static string TagOf(string key, byte[] local)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key));
        hash.AppendData(local);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, TagBytes));
    }
}
