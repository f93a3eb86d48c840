using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.MetadataService;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Keyboards;

/// <summary>A file on its way to the client; only its headers when the client has it already (RFC 9110, 13.1.2).</summary>
internal sealed class DocumentResult(Document document) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.CacheControl = DocumentCaching.Value;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (EntityTags.IsNotModified(httpContext, new EntityTagHeaderValue(document.ETag)))
        {
            return;
        }

        response.ContentType = document.ContentType;
        response.ContentLength = document.Content.Length;
        if (DocumentEncoding.NameOf(document.Encoding) is { } encoding)
        {
            response.Headers.ContentEncoding = encoding;
        }

        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(document.Content, httpContext.RequestAborted);
        }
    }
}
