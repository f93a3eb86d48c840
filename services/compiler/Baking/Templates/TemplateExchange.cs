using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Messages;
using KeymapBakery.ObjectStorage;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Baking.Templates;

/// <summary>
/// Shares templates with other compilers through the object store. A template is a compressed archive named after its own SHA-256; a
/// small file named after the template's key says which one. What does not have the hash it should have is not used. Sharing only
/// saves time, so a store that does not answer is no error.
/// </summary>
internal sealed partial class TemplateExchange(IObjectStore store, IOptions<CompilerOptions> options, ILogger<TemplateExchange> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TemplateOptions _options = options.Value.Templates;

    /// <summary>Fetches a template into a folder that is there and empty.</summary>
    /// <returns>False when there is none, or none that can be trusted; the folder is empty then.</returns>
    public async Task<bool> TryFetchAsync(TemplateKey key, TemplateFolder folder, CancellationToken cancellationToken)
    {
        if (!_options.AreShared)
        {
            return false;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            if (await ReadPointerAsync(key, limit.Token) is not { } pointer
                || await ReadArchiveAsync(key, pointer, limit.Token) is not { } archive)
            {
                return false;
            }

            await UnpackAsync(archive, folder.Path, limit.Token);
            LogFetched(key.Path);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotFetched(key.Path, exception.Message);
            Directory.Delete(folder.Path, recursive: true);
            Directory.CreateDirectory(folder.Path);
            return false;
        }
    }

    /// <summary>Stores a template for others, in the background.</summary>
    /// <param name="key">The template.</param>
    /// <param name="folder">Where it lies.</param>
    /// <param name="lease">Keeps it there; disposed of at the end.</param>
    public void OfferLater(TemplateKey key, TemplateFolder folder, TemplateLease lease) =>
        _ = Task.Run(async () =>
        {
            using (lease)
            {
                if (_options.AreShared)
                {
                    await OfferAsync(key, folder);
                }
            }
        });

    private async Task OfferAsync(TemplateKey key, TemplateFolder folder)
    {
        using var limit = new CancellationTokenSource(Patience * 6);
        try
        {
            using var archive = new MemoryStream();
            await using (var compressed = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
            {
                await TarFile.CreateFromDirectoryAsync(folder.Path, compressed, includeBaseDirectory: false, limit.Token);
            }

            archive.Position = 0;
            var pointer = new TemplatePointer(Convert.ToHexStringLower(await SHA256.HashDataAsync(archive, limit.Token)), archive.Length);
            archive.Position = 0;
            await store.PutAsync(TemplateKeys.Archive(key.Commit, pointer.Sha256), archive, "application/gzip", limit.Token);
            using var pointing = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(pointer, TemplateJson.Default.TemplatePointer));
            await store.PutAsync(TemplateKeys.Pointer(key.Commit, key.Hash), pointing, "application/json", limit.Token);
            LogOffered(key.Path, pointer.SizeBytes);
        }
        catch (Exception exception)
        {
            LogNotOffered(key.Path, exception.Message);
        }
    }

    private async Task<TemplatePointer?> ReadPointerAsync(TemplateKey key, CancellationToken cancellationToken)
    {
        await using var content = await store.OpenReadAsync(TemplateKeys.Pointer(key.Commit, key.Hash), cancellationToken);
        return content is null
            ? null
            : await JsonSerializer.DeserializeAsync(content, TemplateJson.Default.TemplatePointer, cancellationToken);
    }

    private async Task<MemoryStream?> ReadArchiveAsync(TemplateKey key, TemplatePointer pointer, CancellationToken cancellationToken)
    {
        if (pointer.SizeBytes < 0 || pointer.SizeBytes > _options.MaximumBytes)
        {
            LogDamaged(key.Path);
            return null;
        }

        await using var content = await store.OpenReadAsync(TemplateKeys.Archive(key.Commit, pointer.Sha256), cancellationToken);
        if (content is null)
        {
            return null;
        }

        var archive = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (var count = -1; count != 0 && archive.Length <= pointer.SizeBytes;)
        {
            count = await content.ReadAsync(buffer, cancellationToken);
            archive.Write(buffer, 0, count);
        }

        archive.Position = 0;
        if (Convert.ToHexStringLower(await SHA256.HashDataAsync(archive, cancellationToken)) != pointer.Sha256)
        {
            LogDamaged(key.Path);
            return null;
        }

        archive.Position = 0;
        return archive;
    }

    private static async Task UnpackAsync(Stream archive, string folder, CancellationToken cancellationToken)
    {
        await using var content = new GZipStream(archive, CompressionMode.Decompress);
        // Refuses names that lead out of the folder.
        await TarFile.ExtractToDirectoryAsync(content, folder, overwriteFiles: false, cancellationToken);
    }

    [LoggerMessage(LogLevel.Debug, "Template {Key} came from the object store")]
    private partial void LogFetched(string key);

    [LoggerMessage(LogLevel.Warning, "Template {Key} could not be fetched and is made here: {Reason}")]
    private partial void LogNotFetched(string key, string reason);

    [LoggerMessage(LogLevel.Error, "Template {Key} in the object store is damaged and not used")]
    private partial void LogDamaged(string key);

    [LoggerMessage(LogLevel.Debug, "Template {Key} is in the object store, {Bytes} bytes")]
    private partial void LogOffered(string key, long bytes);

    [LoggerMessage(LogLevel.Warning, "Template {Key} could not be shared: {Reason}")]
    private partial void LogNotOffered(string key, string reason);
}
