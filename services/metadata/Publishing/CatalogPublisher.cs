using System.Diagnostics;
using System.Security.Cryptography;
using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Configuration;
using KeymapBakery.Metadata.Documents;
using KeymapBakery.ObjectStorage;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Metadata.Publishing;

/// <summary>
/// Puts each new catalog into the object store: first its files, under a prefix of the commit's own, then the pointer to them.
/// Repeating it changes nothing, so that several replicas may do it, and a killed one's work is completed by the next round.
/// </summary>
internal sealed partial class CatalogPublisher(
    CatalogStore store,
    PublishedCatalogs published,
    IObjectStore objects,
    IOptions<MetadataOptions> options,
    TimeProvider time,
    ILogger<CatalogPublisher> logger) : BackgroundService
{
    private readonly PublishingOptions _options = options.Value.Publishing;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_options.Enabled)
        {
            return;
        }

        while (true)
        {
            var snapshot = store.Current;
            foreach (var catalog in snapshot.Branches.Select(state => state.Catalog).OfType<Catalog>().Where(catalog => !catalog.IsForeign))
            {
                try
                {
                    await PublishAsync(catalog, stoppingToken);
                }
                catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
                {
                    LogFailed(exception, catalog.Version.Branch, catalog.Version.Commit);
                }
            }

            // Looks again without a change too: what failed is repeated, and what a replica behind the others wrote is put right.
            await Task.WhenAny(snapshot.Replaced, Task.Delay(options.Value.Firmware.FetchInterval, time, stoppingToken));
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task PublishAsync(Catalog catalog, CancellationToken cancellationToken)
    {
        var (branch, commit, committedAt) = catalog.Version;
        var before = await FindPublishedAsync(branch, cancellationToken);
        if (before?.Commit == commit && before.Generator == CatalogBundle.Generator && (before.Files is not null || !_options.Files))
        {
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var files = _options.Files ? await PutFilesAsync(catalog, cancellationToken) : 0;
        var bundle = CatalogBundle.Write(catalog);
        await PutAsync(PublishedKeys.Bundle(branch, commit), bundle, "application/octet-stream", cancellationToken);

        string[] versions = [commit, .. (before?.Versions ?? []).Where(version => version != commit)];
        await published.PointAtAsync(
            new PublishedVersion(
                branch,
                commit,
                committedAt,
                CatalogBundle.Generator,
                _options.Files ? PublishedKeys.Files(branch, commit) : null,
                PublishedKeys.Bundle(branch, commit),
                Convert.ToHexStringLower(SHA256.HashData(bundle)),
                versions[..Math.Min(versions.Length, _options.Keep)]),
            cancellationToken);
        LogPublished(branch, commit, files, bundle.Length, Stopwatch.GetElapsedTime(started).TotalSeconds);

        foreach (var old in versions.Skip(_options.Keep))
        {
            await objects.DeletePrefixAsync(PublishedKeys.Version(branch, old), cancellationToken);
        }
    }

    private async Task<PublishedVersion?> FindPublishedAsync(string branch, CancellationToken cancellationToken)
    {
        try
        {
            return await published.FindAsync(branch, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            LogReplaced(branch, exception.Message);
            return null;
        }
    }

    private async Task<int> PutFilesAsync(Catalog catalog, CancellationToken cancellationToken)
    {
        var prefix = PublishedKeys.Files(catalog.Version.Branch, catalog.Version.Commit);
        var count = 0;
        await Parallel.ForEachAsync(
            catalog.Documents.Paths,
            new ParallelOptions { MaxDegreeOfParallelism = _options.Concurrency, CancellationToken = cancellationToken },
            async (path, token) =>
            {
                if (catalog.Documents.Find(path).Document is not { } document)
                {
                    return;
                }

                try
                {
                    await PutAsync($"{prefix}{path}", document.In(DocumentEncoding.Identity).Content, document.ContentType, token);
                    Interlocked.Increment(ref count);
                }
                catch (ArgumentException exception)
                {
                    // A folder in the tree with a name the store does not take; the service itself serves it all the same.
                    LogLeftOut(path, exception.Message);
                }
            });
        return count;
    }

    private async Task PutAsync(string key, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await objects.PutAsync(key, stream, contentType, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Published branch {Branch} at {Commit}: {Files} files and a bundle of {Bytes} bytes in {Seconds:0.0} s")]
    private partial void LogPublished(string branch, string commit, int files, int bytes, double seconds);

    [LoggerMessage(LogLevel.Warning, "{Path} is not published: {Reason}")]
    private partial void LogLeftOut(string path, string reason);

    [LoggerMessage(LogLevel.Warning, "What is published of branch {Branch} is replaced: {Reason}")]
    private partial void LogReplaced(string branch, string reason);

    [LoggerMessage(LogLevel.Error, "Branch {Branch} at {Commit} could not be published; it will be tried again")]
    private partial void LogFailed(Exception exception, string branch, string commit);
}
