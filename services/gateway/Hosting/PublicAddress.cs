using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Hosting;

/// <summary>Makes the URLs that are handed out to clients.</summary>
internal sealed class PublicAddress(IOptions<GatewayOptions> options)
{
    private readonly string? _configured = options.Value.PublicUrl?.AbsoluteUri.TrimEnd('/');

    /// <summary>The absolute URL of a path of this API, as the client of <paramref name="request"/> reaches it.</summary>
    /// <param name="request">The request being answered.</param>
    /// <param name="path">A path with its leading slash, and a query if it has one.</param>
    public string Of(HttpRequest request, string path) => $"{_configured ?? OriginOf(request)}{path}";

    // A client of HTTP/1.0 may leave out Host; a relative URL is then the best there is.
    private static string OriginOf(HttpRequest request) =>
        request.Host.HasValue ? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}" : "";
}
