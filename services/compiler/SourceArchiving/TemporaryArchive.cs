namespace KeymapBakery.Compiler.SourceArchiving;

/// <summary>An archive on disk that is deleted once it is uploaded.</summary>
/// <param name="path">Full path of the file.</param>
internal sealed class TemporaryArchive(string path) : IDisposable
{
    /// <summary>Full path of the file.</summary>
    public string Path => path;

    /// <inheritdoc/>
    public void Dispose() => File.Delete(path);
}
