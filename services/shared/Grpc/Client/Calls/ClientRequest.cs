using System.Net;
using Grpc.Core;
using Grpc.Framing;

namespace Grpc.Net.Client.Calls;

/// <summary>Makes the HTTP/2 request of a call.</summary>
internal static class ClientRequest
{
    private const string UserAgent = "grpc-dotnet-keymap-bakery/1.0";

    public static HttpRequestMessage Create(Uri address, IMethod method, string? host, CallOptions options, HttpContent content)
    {
        if (options.Deadline is { Kind: not DateTimeKind.Utc } local && local != DateTime.MaxValue)
        {
            throw new ArgumentException("A deadline must be in UTC. Use DateTime.UtcNow to compute it.", nameof(options));
        }

        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, method.FullName))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        content.Headers.TryAddWithoutValidation("content-type", GrpcHeaders.ContentType);
        var headers = request.Headers;
        headers.Host = host;
        headers.TryAddWithoutValidation("te", "trailers");
        headers.TryAddWithoutValidation(GrpcHeaders.AcceptEncoding, MessageEncoding.Accepted);
        if (options.Deadline is { } deadline && deadline != DateTime.MaxValue)
        {
            headers.TryAddWithoutValidation(GrpcHeaders.Timeout, TimeoutEncoding.Encode(deadline - DateTime.UtcNow));
        }

        foreach (var entry in options.Headers ?? Metadata.Empty)
        {
            if (entry.Key == GrpcHeaders.RequestedEncoding)
            {
                AddEncoding(headers, entry.Value);
            }
            else if (!GrpcHeaders.IsReserved(entry.Key))
            {
                headers.TryAddWithoutValidation(entry.Key, MetadataEncoding.Encode(entry));
            }
        }

        if (!headers.Contains("user-agent"))
        {
            headers.TryAddWithoutValidation("user-agent", UserAgent);
        }

        return request;
    }

    private static void AddEncoding(System.Net.Http.Headers.HttpRequestHeaders headers, string encoding)
    {
        if (!MessageEncoding.IsSupported(encoding))
        {
            throw new ArgumentException(
                $"Requests cannot be compressed with '{encoding}'. Use one of: {MessageEncoding.Accepted}.", nameof(encoding));
        }

        headers.TryAddWithoutValidation(GrpcHeaders.Encoding, encoding);
    }
}
