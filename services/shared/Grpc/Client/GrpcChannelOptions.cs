using Microsoft.Extensions.Logging;

namespace Grpc.Net.Client;

/// <summary>How a channel makes its calls.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>Longest request in bytes, before compression; null for any, which is the default.</summary>
    public int? MaxSendMessageSize { get; set; }

    /// <summary>Longest response in bytes, after decompression; null for any. 4 MiB by default.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>What sends the requests; null for a handler that keeps HTTP/2 connections alive with pings.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>True to dispose <see cref="HttpHandler"/> together with the channel.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>Where the channel logs to; null for nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// True to end calls that are cancelled, or exceed their deadline, on this side with <see cref="OperationCanceledException"/>
    /// instead of <see cref="Core.RpcException"/>.
    /// </summary>
    public bool ThrowOperationCanceledOnCancellation { get; set; }
}
