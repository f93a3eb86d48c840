namespace Grpc.Framing;

/// <summary>Names and values of the protocol (https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md).</summary>
internal static class GrpcHeaders
{
    public const string ContentType = "application/grpc";
    public const string Status = "grpc-status";
    public const string Message = "grpc-message";
    public const string Timeout = "grpc-timeout";
    public const string Encoding = "grpc-encoding";
    public const string AcceptEncoding = "grpc-accept-encoding";
    public const string StatusDetails = "grpc-status-details-bin";

    /// <summary>Metadata key by which callers choose compression; never sent.</summary>
    public const string RequestedEncoding = "grpc-internal-encoding-request";

    /// <summary>True for <c>application/grpc</c>, <c>application/grpc+proto</c> and the like.</summary>
    public static bool IsGrpcContentType(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == ContentType.Length || contentType[ContentType.Length] is '+' or ';');

    /// <summary>True for what belongs to the protocol or to HTTP, so that metadata can neither set it nor see it.</summary>
    public static bool IsReserved(string name) => name switch
    {
        StatusDetails => false,
        RequestedEncoding => true,
        "content-type" or "content-length" or "content-encoding" or "te" or "host" or "connection" or "transfer-encoding" => true,
        _ => name.StartsWith(':') || name is Status or Message or Timeout or Encoding or AcceptEncoding,
    };
}
