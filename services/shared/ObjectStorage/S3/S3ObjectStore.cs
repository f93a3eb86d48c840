using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KeymapBakery.ObjectStorage.S3;

/// <summary>Objects in a bucket.</summary>
internal sealed partial class S3ObjectStore : IManagedObjectStore, IDisposable
{
    private readonly S3Options _options;
    private readonly TimeSpan _downloadLifetime;
    private readonly TimeProvider _time;
    private readonly ILogger<S3ObjectStore> _logger;
    private readonly AmazonS3Client _client;
    private readonly AmazonS3Client _publicClient;
    private readonly S3Upload _upload;

    public S3ObjectStore(IOptions<ObjectStorageOptions> options, TimeProvider time, ILogger<S3ObjectStore> logger)
    {
        _options = options.Value.S3;
        _downloadLifetime = options.Value.DownloadLifetime;
        _time = time;
        _logger = logger;
        _client = S3ClientFactory.Create(_options, _options.Endpoint);
        _publicClient = S3ClientFactory.Create(_options, _options.PublicEndpoint ?? _options.Endpoint);
        _upload = new S3Upload(_client, _options.Bucket);
    }

    public async Task PrepareAsync(CancellationToken ct)
    {
        LogPrepared(_options.Bucket, _options.Endpoint?.AbsoluteUri ?? $"Amazon S3 {_options.Region}");
        if (!_options.CreateBucket)
        {
            return;
        }

        try
        {
            await _client.PutBucketAsync(new PutBucketRequest { BucketName = _options.Bucket }, ct);
        }
        catch (AmazonS3Exception error) when (error.ErrorCode is "BucketAlreadyOwnedByYou" or "BucketAlreadyExists")
        {
        }
    }

    public Task CheckAsync(CancellationToken ct) =>
        _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _options.Bucket, MaxKeys = 1 }, ct);

    public Task PutAsync(string key, Stream content, string contentType, CancellationToken ct)
    {
        ObjectKey.ThrowIfInvalid(key);
        Attachment.ThrowIfInvalidContentType(contentType);
        return _upload.PutAsync(key, content, contentType, ct);
    }

    public Task<Stream?> OpenReadAsync(string key, CancellationToken ct) => OpenReadAsync(key, range: null, ct);

    public Task<Stream?> OpenReadAsync(string key, long offset, long length, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        return OpenReadAsync(key, new ByteRange(offset, offset + length - 1), ct);
    }

    public async Task<bool> ExistsAsync(string key, CancellationToken ct)
    {
        ObjectKey.ThrowIfInvalid(key);
        try
        {
            await _client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = _options.Bucket, Key = key }, ct);
            return true;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    public async Task DeletePrefixAsync(string prefix, CancellationToken ct)
    {
        ObjectKey.ThrowIfInvalidPrefix(prefix);
        ListObjectsV2Response page;
        do
        {
            // What was listed is deleted before more is listed, so every page is the first.
            page = await _client.ListObjectsV2Async(new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = prefix }, ct);
            if (page.S3Objects is { Count: > 0 } objects)
            {
                var keys = objects.ConvertAll(item => new KeyVersion { Key = item.Key });
                await _client.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = _options.Bucket, Objects = keys, Quiet = true }, ct);
            }
        }
        while (page.IsTruncated == true);
    }

    public Uri GetDownloadUrl(string key, string fileName, string contentType)
    {
        ObjectKey.ThrowIfInvalid(key);
        Attachment.ThrowIfInvalidContentType(contentType);
        var isHttp = (_options.PublicEndpoint ?? _options.Endpoint)?.Scheme == Uri.UriSchemeHttp;
        var url = _publicClient.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = _options.Bucket,
            Key = key,
            Verb = HttpVerb.GET,
            Protocol = isHttp ? Protocol.HTTP : Protocol.HTTPS,
            Expires = (_time.GetUtcNow() + _downloadLifetime).UtcDateTime,
            ResponseHeaderOverrides = new ResponseHeaderOverrides
            {
                ContentDisposition = Attachment.ContentDisposition(fileName),
                ContentType = contentType,
            },
        });
        return new Uri(url);
    }

    public void Dispose()
    {
        _publicClient.Dispose();
        _client.Dispose();
    }

    private async Task<Stream?> OpenReadAsync(string key, ByteRange? range, CancellationToken ct)
    {
        ObjectKey.ThrowIfInvalid(key);
        try
        {
            var response = await _client.GetObjectAsync(
                new GetObjectRequest { BucketName = _options.Bucket, Key = key, ByteRange = range }, ct);
            return response.ResponseStream;
        }
        catch (AmazonS3Exception error) when (error.ErrorCode == "NoSuchKey")
        {
            return null;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            // It begins beyond the object's end.
            return Stream.Null;
        }
    }

    [LoggerMessage(LogLevel.Information, "Objects are in the bucket {Bucket} at {Endpoint}")]
    private partial void LogPrepared(string bucket, string endpoint);
}
