using System.IO.Compression;
using System.Text;

namespace KeymapBakery.SourceArchives.Writing;

/// <summary>
/// Writes the source archive of a commit: all its files under <c>qmk_firmware/</c>, with the commit's time. The same files in the same order
/// give the same bytes. The zip's comment names commit and time, for people and for <see cref="Composing.ComposedArchive"/>.
/// </summary>
public sealed class SourceArchiveWriter : IDisposable
{
    private readonly ZipArchive _zip;
    private readonly DateTimeOffset _time;

    /// <summary>Begins an archive.</summary>
    /// <param name="destination">Takes the archive; seekable, and left open.</param>
    /// <param name="commit">Full hash of the commit.</param>
    /// <param name="committedAt">When the commit was made.</param>
    public SourceArchiveWriter(Stream destination, string commit, DateTimeOffset committedAt)
    {
        _time = SourceLayout.Expressible(committedAt);
        _zip = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8)
        {
            Comment = new SourceComment(commit, _time).ToString(),
        };
    }

    /// <summary>Adds a file.</summary>
    /// <param name="path">Its path in the tree, with forward slashes.</param>
    /// <param name="kind">What it is.</param>
    /// <returns>Takes its content; to be disposed before the next file is added.</returns>
    public Stream Add(string path, SourceFileKind kind)
    {
        var entry = _zip.CreateEntry(SourceLayout.Root + path, CompressionLevel.Fastest);
        entry.ExternalAttributes = ModeOf(kind) << 16;
        entry.LastWriteTime = _time;
        return entry.Open();
    }

    /// <summary>Completes the archive.</summary>
    public void Dispose() => _zip.Dispose();

    private static int ModeOf(SourceFileKind kind) => kind switch
    {
        SourceFileKind.SymbolicLink => SourceLayout.SymbolicLink,
        SourceFileKind.Executable => SourceLayout.ExecutableFile,
        _ => SourceLayout.RegularFile,
    };
}
