using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.ObjectStorage.FileSystem;

/// <summary>Answers the URLs that <see cref="FileSystemObjectStore.GetDownloadUrl"/> makes.</summary>
internal static class DownloadEndpoint
{
    public const string Path = "/v1/artifacts/";
    public const string FileNameParameter = "name";
    public const string ContentTypeParameter = "type";
    public const string ExpiresParameter = "expires";
    public const string SignatureParameter = "signature";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder endpoints, FileSystemObjectStore store)
    {
        // Without a key to sign with, the start ends here rather than every download later.
        var signature = store.Signature;
        var time = TimeProviderOf(endpoints);
        endpoints.MapMethods(
            Path + "{**key}",
            Methods,
            (
                HttpContext context,
                string? key,
                [FromQuery(Name = FileNameParameter)] string? fileName,
                [FromQuery(Name = ContentTypeParameter)] string? contentType,
                [FromQuery(Name = ExpiresParameter)] string? expires,
                [FromQuery(Name = SignatureParameter)] string? given) =>
            {
                if (key is null || fileName is null || contentType is null || given is null || !long.TryParse(expires, out var expiresUnixSeconds)
                    || !signature.Verify(new DownloadTicket(key, fileName, contentType, expiresUnixSeconds), given))
                {
                    return Refuse(StatusCodes.Status403Forbidden, "The signature of this download URL does not match; use the URL exactly as it was given.");
                }

                if (time.GetUtcNow().ToUnixTimeSeconds() >= expiresUnixSeconds)
                {
                    return Refuse(StatusCodes.Status410Gone, "This download URL has expired; ask for a new one.");
                }

                return Send(context, store.OpenFile(key), fileName, contentType);
            })
            .ExcludeFromDescription();
    }

    private static IResult Send(HttpContext context, FileStream? file, string fileName, string contentType)
    {
        if (file is null)
        {
            return Refuse(StatusCodes.Status404NotFound, "This file does not exist, or no longer.");
        }

        var written = new DateTimeOffset(File.GetLastWriteTimeUtc(file.SafeFileHandle));
        var headers = context.Response.Headers;
        headers.ContentDisposition = Attachment.ContentDisposition(fileName);
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "private";
        return TypedResults.Stream(
            file,
            contentType,
            lastModified: written,
            entityTag: new EntityTagHeaderValue($"\"{written.UtcTicks:x}-{file.Length:x}\""),
            enableRangeProcessing: true);
    }

    private static JsonHttpResult<DownloadError> Refuse(int code, string message) =>
        TypedResults.Json(new DownloadError(code, message), DownloadJson.Default.DownloadError, statusCode: code);

    private static TimeProvider TimeProviderOf(IEndpointRouteBuilder endpoints) =>
        (TimeProvider)endpoints.ServiceProvider.GetService(typeof(TimeProvider))!;
}
