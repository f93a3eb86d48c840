using System.Buffers;
using Amazon.S3;
using Amazon.S3.Model;

namespace KeymapBakery.ObjectStorage.S3;

/// <summary>
/// Uploads streams of any length in parts, of which one is in memory at a time. The object appears, or changes, with the last of
/// them. Each part is signed as a whole: signing it chunk by chunk, the SDK's default, is something not every store understands.
/// </summary>
internal sealed class S3Upload(IAmazonS3 client, string bucket)
{
    // S3 takes parts from 5 MiB on, and 10,000 of them: objects up to 80 GiB.
    private const int PartSize = 8 * 1024 * 1024;

    public async Task PutAsync(string key, Stream content, string contentType, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PartSize);
        try
        {
            var length = await content.ReadAtLeastAsync(buffer.AsMemory(0, PartSize), PartSize, throwOnEndOfStream: false, ct);
            if (length < PartSize)
            {
                await PutWholeAsync(key, buffer, length, contentType, ct);
            }
            else
            {
                await PutInPartsAsync(key, content, buffer, contentType, ct);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task PutWholeAsync(string key, byte[] buffer, int length, string contentType, CancellationToken ct)
    {
        using var body = new MemoryStream(buffer, 0, length, writable: false);
        await client.PutObjectAsync(
            new PutObjectRequest { BucketName = bucket, Key = key, InputStream = body, ContentType = contentType, UseChunkEncoding = false, AutoCloseStream = false },
            ct);
    }

    private async Task PutInPartsAsync(string key, Stream content, byte[] buffer, string contentType, CancellationToken ct)
    {
        var upload = await client.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket, Key = key, ContentType = contentType },
            ct);
        try
        {
            List<PartETag> parts = [];
            for (var length = PartSize; length > 0;)
            {
                parts.Add(await PutPartAsync(upload, parts.Count + 1, buffer, length, ct));
                length = await content.ReadAtLeastAsync(buffer.AsMemory(0, PartSize), PartSize, throwOnEndOfStream: false, ct);
            }

            await client.CompleteMultipartUploadAsync(
                new CompleteMultipartUploadRequest { BucketName = bucket, Key = key, UploadId = upload.UploadId, PartETags = parts },
                ct);
        }
        catch
        {
            await AbortAsync(upload);
            throw;
        }
    }

    private async Task<PartETag> PutPartAsync(InitiateMultipartUploadResponse upload, int number, byte[] buffer, int length, CancellationToken ct)
    {
        using var body = new MemoryStream(buffer, 0, length, writable: false);
        var part = await client.UploadPartAsync(
            new UploadPartRequest
            {
                BucketName = upload.BucketName,
                Key = upload.Key,
                UploadId = upload.UploadId,
                PartNumber = number,
                PartSize = length,
                InputStream = body,
                UseChunkEncoding = false,
            },
            ct);
        return new PartETag(number, part.ETag);
    }

    // The parts would be kept, and paid for, until somebody looks for them.
    private async Task AbortAsync(InitiateMultipartUploadResponse upload)
    {
        try
        {
            await client.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = upload.BucketName, Key = upload.Key, UploadId = upload.UploadId },
                CancellationToken.None);
        }
        catch (AmazonS3Exception)
        {
            // What failed before is what the caller has to know.
        }
    }
}
