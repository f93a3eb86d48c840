using Grpc.Core;

namespace Grpc.Framing;

/// <summary>The errors of messages that are too long.</summary>
internal static class MessageSizeExceeded
{
    public static RpcException Received(long length, int limit) => new(new Status(
        StatusCode.ResourceExhausted, $"A received message of at least {length} bytes exceeds the limit of {limit} bytes."));

    public static RpcException Sent(long length, int limit) => new(new Status(
        StatusCode.ResourceExhausted, $"A message to send of at least {length} bytes exceeds the limit of {limit} bytes."));
}
