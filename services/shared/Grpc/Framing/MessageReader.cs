using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Grpc.Core;

namespace Grpc.Framing;

/// <summary>
/// Reads messages off a pipe. Memory grows with what really arrives, never with a length a peer merely claims.
/// </summary>
/// <param name="pipe">Where the bytes come from.</param>
/// <param name="encoding">The peer's <c>grpc-encoding</c>; null for none.</param>
/// <param name="maxLength">Longest message allowed, before and after decompression; null for any.</param>
internal sealed class MessageReader(PipeReader pipe, string? encoding, int? maxLength)
{
    public const int PrefixLength = 5;
    public const byte CompressedFlag = 1;

    /// <summary>The next message, or null after the last one.</summary>
    /// <exception cref="RpcException">What arrived is not a well-formed message, or too long.</exception>
    public async ValueTask<T?> ReadAsync<T>(Func<DeserializationContext, T> deserializer, CancellationToken cancellationToken)
        where T : class
    {
        while (true)
        {
            var result = await pipe.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (result.IsCanceled)
            {
                throw new OperationCanceledException("Reading was cancelled.");
            }

            var buffer = result.Buffer;
            if (TryReadPayload(buffer, out var isCompressed, out var payload))
            {
                var message = Deserialize(payload, isCompressed, deserializer);
                pipe.AdvanceTo(payload.End);
                return message;
            }

            if (result.IsCompleted)
            {
                var isEmpty = buffer.IsEmpty;
                pipe.AdvanceTo(buffer.End);
                return isEmpty ? null : throw Malformed("The stream ended in the middle of a message.");
            }

            pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private bool TryReadPayload(ReadOnlySequence<byte> buffer, out bool isCompressed, out ReadOnlySequence<byte> payload)
    {
        isCompressed = false;
        payload = default;
        if (buffer.Length < PrefixLength)
        {
            return false;
        }

        Span<byte> prefix = stackalloc byte[PrefixLength];
        buffer.Slice(0, PrefixLength).CopyTo(prefix);
        isCompressed = prefix[0] switch
        {
            0 => false,
            CompressedFlag => true,
            var flag => throw Malformed($"A message starts with the flag {flag}; only 0 and 1 are known."),
        };

        var length = BinaryPrimitives.ReadUInt32BigEndian(prefix[1..]);
        if (length > (uint)(maxLength ?? int.MaxValue))
        {
            throw MessageSizeExceeded.Received(length, maxLength ?? int.MaxValue);
        }

        if (buffer.Length - PrefixLength < length)
        {
            return false;
        }

        payload = buffer.Slice(PrefixLength, length);
        return true;
    }

    private T Deserialize<T>(ReadOnlySequence<byte> payload, bool isCompressed, Func<DeserializationContext, T> deserializer)
    {
        if (!isCompressed)
        {
            return Deserialize(payload, deserializer);
        }

        if (encoding is null or MessageEncoding.Identity)
        {
            throw Malformed($"A message is compressed although '{GrpcHeaders.Encoding}' names no compression.");
        }

        using var message = MessageEncoding.Decompress(payload, maxLength);
        return Deserialize(new ReadOnlySequence<byte>(message.WrittenMemory), deserializer);
    }

    private static T Deserialize<T>(ReadOnlySequence<byte> payload, Func<DeserializationContext, T> deserializer)
    {
        try
        {
            return deserializer(new IncomingMessage(payload)) ?? throw new InvalidOperationException("The deserializer returned null.");
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw new RpcException(new Status(StatusCode.Internal, "A message could not be deserialized.", exception));
        }
    }

    private static RpcException Malformed(string what) => new(new Status(StatusCode.Internal, what));
}
