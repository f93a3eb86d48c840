using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KeymapBakery.ObjectStorage.FileSystem;

/// <summary>
/// Objects as files below <c>objects/</c>. They are written below <c>incoming/</c> and moved to their place when whole; what is deleted
/// is moved to <c>outgoing/</c> first, so that it is gone at once.
/// </summary>
internal sealed partial class FileSystemObjectStore(
    IOptions<ObjectStorageOptions> options,
    TimeProvider time,
    ILogger<FileSystemObjectStore> logger) : IManagedObjectStore
{
    // How often a put and a deletion of the same folder may get in each other's way.
    private const int Attempts = 100;
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    private readonly string _objects = Path.GetFullPath(Path.Combine(options.Value.FileSystem.Path, "objects"));
    private readonly string _incoming = Path.GetFullPath(Path.Combine(options.Value.FileSystem.Path, "incoming"));
    private readonly string _outgoing = Path.GetFullPath(Path.Combine(options.Value.FileSystem.Path, "outgoing"));
    private readonly Lazy<DownloadSignature> _signature = new(() => new DownloadSignature(options.Value.FileSystem.SigningKey));

    /// <exception cref="OptionsValidationException">There is no key to sign with.</exception>
    public DownloadSignature Signature => _signature.Value;

    public Task PrepareAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(_objects);
        Directory.CreateDirectory(_incoming);
        Directory.CreateDirectory(_outgoing);
        DeleteAbandoned();
        LogPrepared(_objects);
        return Task.CompletedTask;
    }

    public async Task CheckAsync(CancellationToken ct)
    {
        var probe = NewIncomingPath();
        await File.WriteAllBytesAsync(probe, [], ct);
        File.Delete(probe);
    }

    public async Task PutAsync(string key, Stream content, string contentType, CancellationToken ct)
    {
        var target = PathOf(key);
        Attachment.ThrowIfInvalidContentType(contentType);
        var incoming = NewIncomingPath();
        try
        {
            await using (var file = new FileStream(incoming, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true))
            {
                await content.CopyToAsync(file, ct);
                // Contents first, then the name: after a power failure there must not be an empty file under it.
                file.Flush(flushToDisk: true);
            }

            MoveIntoPlace(incoming, target);
        }
        catch
        {
            File.Delete(incoming);
            throw;
        }
    }

    public Task<Stream?> OpenReadAsync(string key, CancellationToken ct) => Task.FromResult<Stream?>(OpenFile(key));

    public Task<Stream?> OpenReadAsync(string key, long offset, long length, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        var file = OpenFile(key);
        if (file is null)
        {
            return Task.FromResult<Stream?>(null);
        }

        file.Position = offset;
        return Task.FromResult<Stream?>(new BoundedStream(file, length));
    }

    /// <summary>Opens the file of an object, or returns null when there is none. It stays what it is while others replace it.</summary>
    public FileStream? OpenFile(string key)
    {
        try
        {
            return new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public Task<bool> ExistsAsync(string key, CancellationToken ct) => Task.FromResult(File.Exists(PathOf(key)));

    public Task DeletePrefixAsync(string prefix, CancellationToken ct)
    {
        ObjectKey.ThrowIfInvalidPrefix(prefix);
        var outgoing = Path.Combine(_outgoing, Guid.NewGuid().ToString("N"));
        try
        {
            Directory.Move(Path.Combine(_objects, prefix.TrimEnd('/')), outgoing);
        }
        catch (DirectoryNotFoundException)
        {
            return Task.CompletedTask;
        }

        return Task.Run(() => DeleteFolder(outgoing), ct);
    }

    public Uri GetDownloadUrl(string key, string fileName, string contentType)
    {
        ObjectKey.ThrowIfInvalid(key);
        Attachment.ThrowIfInvalidFileName(fileName);
        Attachment.ThrowIfInvalidContentType(contentType);
        var expires = time.GetUtcNow() + options.Value.DownloadLifetime;
        var ticket = new DownloadTicket(key, fileName, contentType, expires.ToUnixTimeSeconds());
        var query = QueryString.Empty
            .Add(DownloadEndpoint.FileNameParameter, fileName)
            .Add(DownloadEndpoint.ContentTypeParameter, contentType)
            .Add(DownloadEndpoint.ExpiresParameter, ticket.ExpiresUnixSeconds.ToString(CultureInfo.InvariantCulture))
            .Add(DownloadEndpoint.SignatureParameter, Signature.Sign(ticket));
        var path = $"{DownloadEndpoint.Path}{key}{query}";
        var publicUrl = options.Value.FileSystem.PublicUrl;
        return publicUrl is null ? new Uri(path, UriKind.Relative) : new Uri(publicUrl.AbsoluteUri.TrimEnd('/') + path);
    }

    private static void MoveIntoPlace(string incoming, string target)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Move(incoming, target, overwrite: true);
                return;
            }
            catch (DirectoryNotFoundException) when (attempt < Attempts)
            {
                // A deletion took the folder away.
            }
        }
    }

    private static void DeleteFolder(string folder)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < Attempts)
            {
                // A put that had found the folder in its old place still added to it.
            }
        }
    }

    // What processes left that were killed in the middle of it.
    private void DeleteAbandoned()
    {
        var limit = (time.GetUtcNow() - AbandonedAfter).UtcDateTime;
        foreach (var file in Directory.EnumerateFiles(_incoming).Where(file => File.GetLastWriteTimeUtc(file) < limit))
        {
            File.Delete(file);
        }

        foreach (var folder in Directory.EnumerateDirectories(_outgoing).Where(folder => Directory.GetLastWriteTimeUtc(folder) < limit))
        {
            DeleteFolder(folder);
        }
    }

    private string NewIncomingPath() => Path.Combine(_incoming, Guid.NewGuid().ToString("N"));

    private string PathOf(string key)
    {
        ObjectKey.ThrowIfInvalid(key);
        return Path.Combine(_objects, key);
    }

    [LoggerMessage(LogLevel.Information, "Objects are files in {Path}")]
    private partial void LogPrepared(string path);
}
