using System.Text.Json;

namespace KeymapBakery.Gateway.Converters.Gists;

/// <summary>Reads GitHub's answer about a gist (https://docs.github.com/rest/gists/gists#get-a-gist).</summary>
internal static class GistFiles
{
    private const string LayoutEnding = ".kbd.json";
    private const string JsonEnding = ".json";

    /// <summary>The text of the layout: of the file that is named like one, else of the first.</summary>
    /// <param name="answer">GitHub's answer, JSON in UTF-8.</param>
    /// <param name="maximumLength">Most characters of the layout.</param>
    /// <exception cref="GistException">There is no such file, or it is too long.</exception>
    public static string LayoutIn(ReadOnlyMemory<byte> answer, int maximumLength)
    {
        try
        {
            using var document = JsonDocument.Parse(answer);
            var files = document.RootElement.GetProperty("files").EnumerateObject().ToList();
            if (files.Count == 0)
            {
                throw new GistException(StatusCodes.Status400BadRequest, "The gist has no files.");
            }

            var file = files.OrderByDescending(file => Likelihood(file.Name)).First().Value;
            var isCut = file.TryGetProperty("truncated", out var truncated) && truncated.ValueKind == JsonValueKind.True;
            var layout = file.GetProperty("content").GetString();
            return layout is not null && !isCut && layout.Length <= maximumLength
                ? layout
                : throw new GistException(StatusCodes.Status400BadRequest, $"The file in the gist is longer than {maximumLength} characters. No layout is.");
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw GistException.BadGateway("GitHub's answer cannot be understood.");
        }
    }

    // The order in which files of the same kind stand in the answer stays.
    private static int Likelihood(string name) =>
        name.EndsWith(LayoutEnding, StringComparison.OrdinalIgnoreCase) ? 2
        : name.EndsWith(JsonEnding, StringComparison.OrdinalIgnoreCase) ? 1
        : 0;
}
