using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Hosting;

/// <summary>Saves clients what they have already (RFC 9110, 13.1).</summary>
internal static class EntityTags
{
    private const int TagBytes = 16;

    /// <summary>A strong tag that follows from the content alone.</summary>
    public static EntityTagHeaderValue Of(ReadOnlySpan<byte> content) =>
        new($"\"{Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, TagBytes))}\"");

    /// <summary>
    /// Names the version that is about to be sent. True when the client has it, which is then answered with 304; there is nothing left to do.
    /// </summary>
    /// <param name="context">The request being answered.</param>
    /// <param name="tag">Tag of the version.</param>
    /// <param name="lastModified">Since when it has been so; null when nobody knows.</param>
    public static bool IsNotModified(HttpContext context, EntityTagHeaderValue tag, DateTimeOffset? lastModified = null)
    {
        var (request, response) = (context.Request.GetTypedHeaders(), context.Response);
        response.Headers.ETag = tag.ToString();
        if (lastModified is { } known)
        {
            response.GetTypedHeaders().LastModified = known;
        }

        // If-Modified-Since counts only without If-None-Match (13.1.3); HTTP's dates have no fractions of seconds.
        var isKnown = request.IfNoneMatch.Count > 0
            ? request.IfNoneMatch.Any(theirs => theirs.Equals(EntityTagHeaderValue.Any) || theirs.Compare(tag, useStrongComparison: false))
            : request.IfModifiedSince is { } since && lastModified is { } modified && modified.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
        if (isKnown)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
        }

        return isKnown;
    }
}
