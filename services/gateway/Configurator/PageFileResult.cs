using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.MetadataService;
using KeymapBakery.Protos.Metadata.V1;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Configurator;

/// <summary>A file of the page on its way to a browser; only its headers when the browser has it already.</summary>
internal sealed class PageFileResult(PageFile file) : IResult
{
    // Scripts and styles are the page's own. A readme shows pictures from anywhere, and keymaps are imported from anywhere, both over https;
    // drawings of keyboards become pictures through blob: and data:. Every file has this policy, as the service worker obeys its own.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data: blob:; font-src 'self'; connect-src 'self' https:; "
        + "worker-src 'self'; manifest-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var encoding = DocumentEncoding.Choose(request.Headers.AcceptEncoding);
        if (!file.Contents.TryGetValue(encoding, out var content))
        {
            (encoding, content) = (Encoding.Identity, file.Contents[Encoding.Identity]);
        }

        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
        response.Headers.CacheControl = file.CacheControl;
        if (file.Contents.Count > 1)
        {
            response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        }

        if (EntityTags.IsNotModified(httpContext, content.ETag))
        {
            return;
        }

        response.ContentType = file.ContentType;
        response.ContentLength = content.Bytes.Length;
        if (DocumentEncoding.NameOf(encoding) is { } name)
        {
            response.Headers.ContentEncoding = name;
        }

        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(content.Bytes, httpContext.RequestAborted);
        }
    }
}
