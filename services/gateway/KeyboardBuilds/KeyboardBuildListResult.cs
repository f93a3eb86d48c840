using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.JobService;
using KeymapBakery.Gateway.MetadataService;
using KeymapBakery.Protos.Jobs.V1;
using KeymapBakery.Protos.Metadata.V1;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.KeyboardBuilds;

/// <summary>
/// A list of all keyboards on its way to the client, page by page: the logs of a whole firmware are tens of megabytes, which nobody
/// holds at once. Only its headers when the client has it already (RFC 9110, 13.1.2).
/// </summary>
/// <param name="list">Which list.</param>
/// <param name="branch">The branch; empty for the default branch.</param>
/// <param name="first">The first page.</param>
/// <param name="jobs">Gives the others.</param>
internal sealed class KeyboardBuildListResult(KeyboardBuildList list, string branch, ListKeyboardBuildsReply first, JobServiceClient jobs) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        // Weak: a keyboard that gets its result while the pages are read may be in the list already.
        var tag = new EntityTagHeaderValue($"\"{list.Name}-{first.Revision}\"", isWeak: true);
        response.Headers.CacheControl = DocumentCaching.Value;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        if (EntityTags.IsNotModified(httpContext, tag))
        {
            return;
        }

        response.ContentType = "application/json";
        var compresses = list.IncludesOutput && DocumentEncoding.Choose(request.Headers.AcceptEncoding) != Encoding.Identity;
        if (compresses)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        if (HttpMethods.IsHead(request.Method))
        {
            return;
        }

        try
        {
            await using var compressed = compresses ? new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true) : null;
            await WriteAsync(compressed ?? response.Body, httpContext.RequestAborted);
        }
        catch (Exception exception) when (response.HasStarted && exception is JobServiceUnavailableException or Grpc.Core.RpcException)
        {
            // Cut off, so that nobody takes half a list for a whole one.
            httpContext.Abort();
        }
    }

    private async Task WriteAsync(Stream body, CancellationToken cancellationToken)
    {
        // The serializer flushes as it goes, which a response does not take other than asynchronously.
        var buffer = new ArrayBufferWriter<byte>();
        await using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = GatewayJson.Readable.Options.Encoder });
        json.WriteStartObject();
        for (var page = first; ; page = await jobs.ListKeyboardBuildsAsync(branch, page.NextPage, list.IncludesOutput, cancellationToken))
        {
            foreach (var build in page.Builds)
            {
                json.WritePropertyName(build.Keyboard);
                list.Write(json, build);
            }

            if (page.NextPage.Length == 0)
            {
                break;
            }

            await SendAsync();
        }

        json.WriteEndObject();
        await SendAsync();

        async Task SendAsync()
        {
            json.Flush();
            await body.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
        }
    }
}
