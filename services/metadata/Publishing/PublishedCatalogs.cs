using System.Security.Cryptography;
using System.Text.Json;
using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.ObjectStorage;

namespace KeymapBakery.Metadata.Publishing;

/// <summary>The catalogs in the object store.</summary>
internal sealed class PublishedCatalogs(IObjectStore objects)
{
    /// <summary>What of a branch is published; null when nothing is.</summary>
    /// <exception cref="InvalidDataException">What lies there is not ours.</exception>
    public async Task<PublishedVersion?> FindAsync(string branch, CancellationToken cancellationToken)
    {
        await using var stream = await objects.OpenReadAsync(PublishedKeys.Current(branch), cancellationToken);
        if (stream is null)
        {
            return null;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(stream, PublishingJson.Default.PublishedVersion, cancellationToken);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The object {PublishedKeys.Current(branch)} cannot be read.", exception);
        }
    }

    /// <summary>The published catalog of a branch; null when there is none that can be read here.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public async Task<Catalog?> LoadAsync(string branch, CancellationToken cancellationToken)
    {
        if (await FindAsync(branch, cancellationToken) is not { } version
            || version.Branch != branch
            || !CatalogBundle.CanRead(version.Generator))
        {
            return null;
        }

        await using var stream = await objects.OpenReadAsync(version.Bundle, cancellationToken);
        if (stream is null)
        {
            return null;
        }

        using var bundle = new MemoryStream();
        await stream.CopyToAsync(bundle, cancellationToken);
        bundle.Position = 0;
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(bundle, cancellationToken)) != version.BundleSha256)
        {
            throw new InvalidDataException($"The object {version.Bundle} is not the one that was published.");
        }

        bundle.Position = 0;
        return CatalogBundle.Read(
            new CatalogVersion(branch, version.Commit, version.CommittedAt), bundle, isForeign: version.Generator != CatalogBundle.Generator);
    }

    /// <summary>Makes a version the current one, at once for all readers.</summary>
    public async Task PointAtAsync(PublishedVersion version, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(version, PublishingJson.Default.PublishedVersion));
        await objects.PutAsync(PublishedKeys.Current(version.Branch), content, "application/json", cancellationToken);
    }
}
