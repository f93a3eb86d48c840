using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using Grpc.Framing;

namespace Grpc.Net.Client.Calls;

/// <summary>Finds out from a response how a call ended.</summary>
internal static class ResponseStatus
{
    /// <summary>How a call ended that has headers only; null for one whose messages and trailers are still to come.</summary>
    public static (Status Status, Metadata Trailers)? FromHeaders(HttpResponseMessage response)
    {
        if (Header(response, GrpcHeaders.Status) is not null)
        {
            return (Read(response.Headers), Metadata(response.Headers));
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            var status = (int)response.StatusCode;
            return (
                new Status(
                    Map(response.StatusCode), string.Create(CultureInfo.InvariantCulture, $"The server answered with HTTP status {status}.")),
                Metadata(response.Headers));
        }

        var contentType = response.Content.Headers.ContentType?.MediaType;
        return GrpcHeaders.IsGrpcContentType(contentType)
            ? null
            : (new Status(StatusCode.Unknown, $"The server answered with content type '{contentType}' instead of {GrpcHeaders.ContentType}."),
                Metadata(response.Headers));
    }

    /// <summary>How a call ended, once all its messages are read.</summary>
    public static (Status Status, Metadata Trailers) FromTrailers(HttpResponseMessage response) =>
        (Read(response.TrailingHeaders), Metadata(response.TrailingHeaders));

    public static string? Header(HttpResponseMessage response, string name) => Value(response.Headers, name);

    public static Metadata Metadata(HttpHeaders headers)
    {
        var metadata = new Metadata();
        foreach (var (name, values) in headers.NonValidated)
        {
            foreach (var value in values)
            {
                MetadataEncoding.AddTo(metadata, name, value);
            }
        }

        return metadata;
    }

    private static Status Read(HttpHeaders headers)
    {
        var code = Value(headers, GrpcHeaders.Status);
        if (code is null)
        {
            return new Status(StatusCode.Unknown, $"The response ended without {GrpcHeaders.Status}.");
        }

        var message = PercentEncoding.Decode(Value(headers, GrpcHeaders.Message) ?? "");
        return int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new Status(Enum.IsDefined((StatusCode)number) ? (StatusCode)number : StatusCode.Unknown, message)
            : new Status(StatusCode.Unknown, $"The response ended with the {GrpcHeaders.Status} '{code}'. {message}");
    }

    private static string? Value(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    // https://github.com/grpc/grpc/blob/master/doc/http-grpc-status-mapping.md
    private static StatusCode Map(HttpStatusCode status) => status switch
    {
        HttpStatusCode.BadRequest => StatusCode.Internal,
        HttpStatusCode.Unauthorized => StatusCode.Unauthenticated,
        HttpStatusCode.Forbidden => StatusCode.PermissionDenied,
        HttpStatusCode.NotFound => StatusCode.Unimplemented,
        HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout =>
            StatusCode.Unavailable,
        _ => StatusCode.Unknown,
    };
}
