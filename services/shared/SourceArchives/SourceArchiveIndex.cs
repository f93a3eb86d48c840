using System.Text.Json;

namespace KeymapBakery.SourceArchives;

/// <summary>Says which object is the source archive of a commit. That it exists means that the archive does.</summary>
/// <param name="Key">Key of the archive in the object store.</param>
/// <param name="SizeBytes">Size of the archive in bytes.</param>
/// <param name="Sha256">SHA-256 of the archive, lower-case hexadecimal.</param>
public sealed record SourceArchiveIndex(string Key, long SizeBytes, string Sha256)
{
    /// <summary>Media type of <see cref="Write"/>.</summary>
    public const string ContentType = "application/json";

    /// <summary>The index as JSON in UTF-8.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, SourceArchiveJson.Default.SourceArchiveIndex);

    /// <summary>The index that <see cref="Write"/> wrote.</summary>
    /// <param name="json">JSON in UTF-8.</param>
    /// <param name="cancellationToken">Gives up reading.</param>
    /// <exception cref="JsonException">It is no index.</exception>
    public static async Task<SourceArchiveIndex> ReadAsync(Stream json, CancellationToken cancellationToken) =>
        await JsonSerializer.DeserializeAsync(json, SourceArchiveJson.Default.SourceArchiveIndex, cancellationToken)
            ?? throw new JsonException("The index of the source archive is null.");
}
