using Grpc.Core;
using Grpc.Framing;

namespace Grpc.AspNetCore.Server.Calls;

/// <summary>Reads requests, and tells a client that is gone from a failure of ours.</summary>
internal static class RequestBody
{
    public static async Task<TRequest?> ReadAsync<TRequest>(
        HttpServerCallContext call,
        MessageReader messages,
        Func<DeserializationContext, TRequest> deserializer,
        CancellationToken cancellationToken)
        where TRequest : class
    {
        try
        {
            return await messages.ReadAsync(deserializer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            call.ReportClientGone();
            throw new OperationCanceledException("The client has given up the call.", exception);
        }
    }

    /// <summary>Reads the one request of a call, and makes sure that it is the only one.</summary>
    public static async Task<TRequest> ReadOnlyOneAsync<TRequest>(
        HttpServerCallContext call, MessageReader messages, Func<DeserializationContext, TRequest> deserializer)
        where TRequest : class
    {
        var request = await ReadAsync(call, messages, deserializer, call.CancellationToken).ConfigureAwait(false)
            ?? throw new RpcException(new Status(StatusCode.Internal, "The request ended without a message."));
        return await ReadAsync(call, messages, deserializer, call.CancellationToken).ConfigureAwait(false) is null
            ? request
            : throw new RpcException(new Status(StatusCode.Internal, "The request holds more than one message."));
    }
}
