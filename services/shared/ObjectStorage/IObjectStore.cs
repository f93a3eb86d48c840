namespace KeymapBakery.ObjectStorage;

/// <summary>
/// Files by name, in an S3 bucket or on a file system. A key is one or more segments of <c>[A-Za-z0-9._-]</c> separated by
/// <c>/</c> (no <c>.</c> or <c>..</c>, a segment at most 255 and a key at most 900 characters); a key is not at the same time the
/// folder of another. Any other key is an <see cref="ArgumentException"/>.
/// </summary>
public interface IObjectStore
{
    /// <summary>
    /// Stores an object, replacing the one that was there. A reader gets the old or the new one as a whole, never a part; after a
    /// failure or cancellation the old one is still there.
    /// </summary>
    /// <param name="key">Where to store it.</param>
    /// <param name="content">What to store, from its current position; need not be seekable and may be large.</param>
    /// <param name="contentType">Media type, for example <c>application/zip</c>.</param>
    /// <param name="ct">Gives up.</param>
    Task PutAsync(string key, Stream content, string contentType, CancellationToken ct);

    /// <summary>Opens an object for reading, or returns null when there is none. The caller disposes of the stream.</summary>
    Task<Stream?> OpenReadAsync(string key, CancellationToken ct);

    /// <summary>
    /// Opens a part of an object for reading, or returns null when there is no such object. What of the part lies beyond the object's end is
    /// left out. The caller disposes of the stream.
    /// </summary>
    /// <param name="key">The object.</param>
    /// <param name="offset">First byte of the part, from 0.</param>
    /// <param name="length">Bytes of the part, at least 1.</param>
    /// <param name="ct">Gives up.</param>
    Task<Stream?> OpenReadAsync(string key, long offset, long length, CancellationToken ct);

    /// <summary>Says whether there is such an object.</summary>
    Task<bool> ExistsAsync(string key, CancellationToken ct);

    /// <summary>Deletes all objects whose keys begin with a prefix. That there is none is fine.</summary>
    /// <param name="prefix">One or more segments of a key, with a <c>/</c> at the end.</param>
    /// <param name="ct">Gives up; some of the objects may be gone by then.</param>
    Task DeletePrefixAsync(string prefix, CancellationToken ct);

    /// <summary>
    /// Makes a URL under which whoever has it can download the object with GET, without other credentials, for as long as
    /// <c>ObjectStorage:DownloadLifetime</c> says. The object need not exist yet; as long as it does not, the URL answers 404.
    /// </summary>
    /// <param name="key">The object.</param>
    /// <param name="fileName">Name under which a browser saves it, in any script; not empty, without control characters.</param>
    /// <param name="contentType">Media type with which it is sent.</param>
    /// <returns>An absolute URL, or, from the file system without a <c>PublicUrl</c>, one relative to the host that serves it.</returns>
    Uri GetDownloadUrl(string key, string fileName, string contentType);
}
