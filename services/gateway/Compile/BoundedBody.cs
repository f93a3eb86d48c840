using System.Buffers;
using Microsoft.AspNetCore.Http.Features;

namespace KeymapBakery.Gateway.Compile;

/// <summary>Reads a request's body without ever holding more than it may have.</summary>
internal static class BoundedBody
{
    private const int ChunkBytes = 16 * 1024;

    /// <summary>
    /// The whole body; null when it is longer than <paramref name="maxBytes"/>, whatever Content-Length says or leaves out.
    /// </summary>
    /// <exception cref="BadHttpRequestException">It did not arrive in time.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            // The server then takes a few seconds to read and forget what is still coming, whatever its length; closing
            // the connection instead would keep the answer from a client that sends its whole body before it reads.
            request.HttpContext.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
            return null;
        }

        var body = new ArrayBufferWriter<byte>(ChunkBytes);
        while (await ReadAsync(request.Body, body.GetMemory(ChunkBytes), cancellationToken) is var read and > 0)
        {
            body.Advance(read);
            if (body.WrittenCount > maxBytes)
            {
                return null;
            }
        }

        return body.WrittenMemory;
    }

    private static async Task<int> ReadAsync(Stream body, Memory<byte> chunk, CancellationToken cancellationToken)
    {
        try
        {
            return await body.ReadAsync(chunk, cancellationToken);
        }
        catch (OperationCanceledException late)
        {
            // The time limit of the request, when not the client's leaving: then nobody hears the answer.
            throw new BadHttpRequestException("The body did not arrive in time.", StatusCodes.Status408RequestTimeout, late);
        }
    }
}
