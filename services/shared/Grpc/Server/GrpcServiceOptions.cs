using System.IO.Compression;

namespace Grpc.AspNetCore.Server;

/// <summary>How gRPC services are served.</summary>
public class GrpcServiceOptions
{
    /// <summary>Longest response in bytes, before compression; null for any, which is the default.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Longest request in bytes, after decompression; null for any. 4 MiB by default.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>True to tell clients type and message of exceptions that are no <see cref="Core.RpcException"/>. Not for production.</summary>
    public bool? EnableDetailedErrors { get; set; }

    /// <summary>How responses are compressed for clients that accept it: <c>gzip</c>, or null for not at all.</summary>
    public string? ResponseCompressionAlgorithm { get; set; }

    /// <summary>How hard responses are compressed; null for the fastest way.</summary>
    public CompressionLevel? ResponseCompressionLevel { get; set; }

    /// <summary>What every call passes through; the first one sees a call first.</summary>
    public InterceptorCollection Interceptors { get; } = [];
}
