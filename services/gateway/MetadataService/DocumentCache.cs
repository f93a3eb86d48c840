using System.Collections.Concurrent;
using KeymapBakery.Gateway.Hosting;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.MetadataService;

/// <summary>
/// The files of the metadata service, kept here as long as their branch stands at the same commit, up to a number of bytes. A
/// file is fetched once, however many ask for it at the same moment.
/// </summary>
internal sealed class DocumentCache(MetadataServiceClient metadata, CatalogWatch watch, IOptions<GatewayOptions> options) : IDisposable
{
    // About what an entry costs besides its content.
    private const int EntryBytes = 1024;

    private readonly MemoryCache _documents = new(new MemoryCacheOptions { SizeLimit = options.Value.MetadataCacheBytes });
    private readonly ConcurrentDictionary<DocumentKey, Lazy<Task<Document>>> _fetching = new();

    /// <summary>A file. While the metadata service is away, the last one it gave, if that is still here.</summary>
    /// <exception cref="DocumentNotFoundException">There is none.</exception>
    /// <exception cref="MetadataUnavailableException">It is not here, and the metadata service does not answer.</exception>
    public async Task<Document> GetAsync(DocumentKey key, CancellationToken cancellationToken)
    {
        var cached = _documents.Get<Document>(key);
        if (cached is not null && cached.Commit == watch.FindCommit(key.Branch))
        {
            return cached;
        }

        try
        {
            return await FetchOnceAsync(key).WaitAsync(cancellationToken);
        }
        catch (MetadataUnavailableException) when (cached is not null)
        {
            return cached;
        }
    }

    public void Dispose() => _documents.Dispose();

    private Task<Document> FetchOnceAsync(DocumentKey key) =>
        _fetching.GetOrAdd(key, _ => new Lazy<Task<Document>>(() => FetchAsync(key))).Value;

    // Not with a caller's token: others wait for the same file.
    private async Task<Document> FetchAsync(DocumentKey key)
    {
        try
        {
            var document = await metadata.GetDocumentAsync(key, CancellationToken.None);
            _documents.Set(key, document, new MemoryCacheEntryOptions { Size = document.Content.Length + EntryBytes });
            return document;
        }
        finally
        {
            _fetching.TryRemove(key, out _);
        }
    }
}
