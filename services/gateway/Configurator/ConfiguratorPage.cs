using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Configurator;

/// <summary>
/// The built page, read once into memory. A request is only ever looked up among the names that were there then, so that no path leads out of
/// the folder.
/// </summary>
internal sealed class ConfiguratorPage(IOptions<ConfiguratorOptions> options)
{
    private readonly Dictionary<string, PageFile> _files = options.Value.Path.Length > 0 ? PageFolder.Read(options.Value.Path) : [];

    /// <summary>The first segments of all paths, and whether each is a folder.</summary>
    public IEnumerable<(string Name, bool IsFolder)> Roots =>
        _files.Keys.Select(path => path.Split('/')).Select(segments => (segments[1], segments.Length > 2)).Distinct();

    /// <summary>Answers with the file at a path; 404 when there is none.</summary>
    public IResult Answer(PathString path) =>
        _files.TryGetValue(path.Value ?? "", out var file) ? new PageFileResult(file) : Results.StatusCode(StatusCodes.Status404NotFound);

    /// <summary>
    /// Answers a request for <c>/</c> with the page, if there is one and who asks is a browser that wants to show something: it names
    /// <c>text/html</c> in Accept, which programs do not.
    /// </summary>
    /// <returns>Null for who is to be told about the API instead.</returns>
    public IResult? AnswerAtRoot(HttpContext context)
    {
        if (_files.Count == 0)
        {
            return null;
        }

        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        return NamesHtml(context.Request) ? Answer(PageFolder.Index) : null;
    }

    private static bool NamesHtml(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);
}
