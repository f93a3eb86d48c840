using Microsoft.Net.Http.Headers;

namespace KeymapBakery.ObjectStorage;

/// <summary>How a download names the file that a browser saves.</summary>
internal static class Attachment
{
    /// <summary>
    /// The value of <c>Content-Disposition</c> (RFC 6266): <c>filename</c> in ASCII, and <c>filename*</c> with the name as it is.
    /// </summary>
    /// <exception cref="ArgumentException">The name is empty or has control characters.</exception>
    public static string ContentDisposition(string fileName)
    {
        ThrowIfInvalidFileName(fileName);
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(fileName);
        return header.ToString();
    }

    /// <exception cref="ArgumentException">The name is empty or has control characters.</exception>
    public static void ThrowIfInvalidFileName(string fileName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fileName);
        if (fileName.Any(char.IsControl))
        {
            throw new ArgumentException("A file name must not have control characters.", nameof(fileName));
        }
    }

    /// <exception cref="ArgumentException">It is not a media type.</exception>
    public static void ThrowIfInvalidContentType(string contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out _) || contentType.Any(char.IsControl))
        {
            throw new ArgumentException($"'{contentType}' is not a media type such as application/zip.", nameof(contentType));
        }
    }
}
