namespace KeymapBakery.Gateway.Converters.Gists;

/// <summary>Finds the id of a gist in what people give: the id, the end of the editor's URL, or a whole URL.</summary>
internal static class GistId
{
    private const int MaxLength = 64;

    /// <summary>The id, lower-case hexadecimal.</summary>
    /// <param name="given">For example <c>https://www.keyboard-layout-editor.com/#/gists/0123456789abcdef</c>, or the last part of it.</param>
    /// <param name="pageHosts">Hosts whose URLs are taken.</param>
    /// <exception cref="GistException">There is none.</exception>
    public static string Find(string given, IReadOnlyCollection<string> pageHosts)
    {
        var text = given.Trim();
        if (text.Contains("://", StringComparison.Ordinal)
            && !(Uri.TryCreate(text, UriKind.Absolute, out var url) && pageHosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase)))
        {
            throw Refuse($"$.id: this is no URL of {string.Join(", ", pageHosts)}. Post the layout itself as raw.");
        }

        var last = text[(text.LastIndexOf('/') + 1)..];
        var end = last.AsSpan().IndexOfAny('?', '#');
        var id = end < 0 ? last : last[..end];
        return id.Length is > 0 and <= MaxLength && id.All(char.IsAsciiHexDigit)
            ? id.ToLowerInvariant()
            : throw Refuse("$.id: this does not end with the id of a gist, which has only digits and the letters a to f. Save the layout as a gist, or post it as raw.");
    }

    private static GistException Refuse(string message) => new(StatusCodes.Status400BadRequest, message);
}
