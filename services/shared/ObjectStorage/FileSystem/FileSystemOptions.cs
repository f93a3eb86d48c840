namespace KeymapBakery.ObjectStorage.FileSystem;

/// <summary>The configuration section <c>ObjectStorage:FileSystem</c>.</summary>
public sealed class FileSystemOptions
{
    /// <summary>Fewest characters of a <see cref="SigningKey"/>: as many bytes as the hash that it keys.</summary>
    public const int MinimumSigningKeyLength = 32;

    /// <summary>The folder, created when missing. Required.</summary>
    public string Path { get; set; } = "";

    /// <summary>
    /// The secret that download URLs are signed with, at least <see cref="MinimumSigningKeyLength"/> characters. Required in the service
    /// that makes the URLs and the one that serves them; others do without.
    /// </summary>
    public string SigningKey { get; set; } = "";

    /// <summary>What download URLs begin with, for example <c>https://bakery.example</c>. Without it they are relative.</summary>
    public Uri? PublicUrl { get; set; }
}
