namespace KeymapBakery.Testing;

/// <summary>A folder of its own, deleted with all in it on dispose. Readable by other users, as servers may run as one.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Makes the folder.</summary>
    /// <param name="purpose">A word for the folder's name.</param>
    public TemporaryFolder(string purpose)
    {
        Path = Directory.CreateTempSubdirectory($"bakery-{purpose}-").FullName;
        File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Full path of something in the folder.</summary>
    public string Of(string relative) => System.IO.Path.Combine(Path, relative);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A dying server may still be writing; what is left lies in the system's temporary folder.
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
