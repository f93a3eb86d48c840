using System.Security.Cryptography;
using KeymapBakery.Compiler.Delivery;
using KeymapBakery.Messages;
using KeymapBakery.ObjectStorage;

namespace KeymapBakery.Compiler.Artifacts;

/// <summary>Puts the files of an attempt into the object store, patiently.</summary>
internal sealed class ArtifactUploader(IObjectStore store, PatientDelivery delivery)
{
    /// <summary>Uploads a file from disk.</summary>
    /// <param name="key">Key in the object store.</param>
    /// <param name="fileName">Name offered to people.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="contentType">Media type.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<BuildArtifact> UploadFileAsync(
        string key, string fileName, string path, string contentType, CancellationToken cancellationToken) =>
        UploadAsync(
            key,
            fileName,
            () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 128 * 1024, useAsync: true),
            contentType,
            cancellationToken);

    /// <summary>Uploads what is in memory.</summary>
    public Task<BuildArtifact> UploadBytesAsync(
        string key, string fileName, byte[] content, string contentType, CancellationToken cancellationToken) =>
        UploadAsync(key, fileName, () => new MemoryStream(content, writable: false), contentType, cancellationToken);

    private async Task<BuildArtifact> UploadAsync(
        string key, string fileName, Func<Stream> open, string contentType, CancellationToken cancellationToken)
    {
        string sha256;
        long size;
        await using (var content = open())
        {
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
            size = content.Length;
        }

        await delivery.RunAsync(
            $"upload {key}",
            async token =>
            {
                await using var content = open();
                await store.PutAsync(key, content, contentType, token);
            },
            cancellationToken);
        return new BuildArtifact(key, fileName, size, sha256);
    }
}
