namespace KeymapBakery.ObjectStorage.Telemetry;

/// <summary>A store whose every use is told of.</summary>
internal sealed class ObservedObjectStore(IManagedObjectStore store, ObjectStoreTelemetry telemetry) : IObjectStore
{
    /// <inheritdoc/>
    public Task PutAsync(string key, Stream content, string contentType, CancellationToken ct) =>
        telemetry.ObserveAsync("PutObject", key, async () =>
        {
            await store.PutAsync(key, content, contentType, ct);
            return true;
        });

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(string key, CancellationToken ct) =>
        telemetry.ObserveAsync("GetObject", key, () => store.OpenReadAsync(key, ct));

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(string key, long offset, long length, CancellationToken ct) =>
        telemetry.ObserveAsync("GetObject", key, () => store.OpenReadAsync(key, offset, length, ct));

    /// <inheritdoc/>
    public Task<bool> ExistsAsync(string key, CancellationToken ct) =>
        telemetry.ObserveAsync("HeadObject", key, () => store.ExistsAsync(key, ct));

    /// <inheritdoc/>
    public Task DeletePrefixAsync(string prefix, CancellationToken ct) =>
        telemetry.ObserveAsync("DeleteObjects", prefix, async () =>
        {
            await store.DeletePrefixAsync(prefix, ct);
            return true;
        });

    /// <inheritdoc/>
    public Uri GetDownloadUrl(string key, string fileName, string contentType) => store.GetDownloadUrl(key, fileName, contentType);
}
