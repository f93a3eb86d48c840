using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Grpc.Core;

namespace Grpc.Framing;

/// <summary>
/// Serializes one message into a pooled buffer with the five bytes in front of it that the protocol wants:
/// whether it is compressed, and its length.
/// </summary>
internal sealed class OutgoingMessage : SerializationContext, IDisposable
{
    private readonly int? _maxLength;
    private PooledBufferWriter? _buffer;
    private int _announcedLength;
    private bool _isComplete;

    private OutgoingMessage(int? maxLength) => _maxLength = maxLength;

    /// <summary>The message with its prefix, until it is disposed.</summary>
    public ReadOnlyMemory<byte> Frame => _buffer!.WrittenMemory;

    /// <summary>Serializes a message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="serializer">Its serializer.</param>
    /// <param name="maxLength">Longest message allowed, before compression; null for any.</param>
    /// <param name="compression">How to compress it; null to leave it as it is.</param>
    /// <exception cref="RpcException">The message is too long.</exception>
    public static OutgoingMessage Serialize<T>(
        T message, Action<T, SerializationContext> serializer, int? maxLength, CompressionLevel? compression)
    {
        var outgoing = new OutgoingMessage(maxLength);
        try
        {
            serializer(message, outgoing);
            outgoing.Finish(compression);
            return outgoing;
        }
        catch
        {
            outgoing.Dispose();
            throw;
        }
    }

    public override void SetPayloadLength(int payloadLength)
    {
        CheckLength(payloadLength);
        _announcedLength = payloadLength;
    }

    public override IBufferWriter<byte> GetBufferWriter() => Buffer();

    public override void Complete(byte[] payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        SetPayloadLength(payload.Length);
        Buffer().Write(payload);
        _isComplete = true;
    }

    public override void Complete() => _isComplete = true;

    public void Dispose()
    {
        _buffer?.Dispose();
        _buffer = null;
    }

    private PooledBufferWriter Buffer()
    {
        if (_buffer is null)
        {
            _buffer = new PooledBufferWriter(MessageReader.PrefixLength + _announcedLength);
            _buffer.GetSpan(MessageReader.PrefixLength)[..MessageReader.PrefixLength].Clear();
            _buffer.Advance(MessageReader.PrefixLength);
        }

        return _buffer;
    }

    private void Finish(CompressionLevel? compression)
    {
        if (!_isComplete)
        {
            throw new InvalidOperationException("The serializer returned without completing the message.");
        }

        var buffer = Buffer();
        CheckLength(buffer.WrittenCount - MessageReader.PrefixLength);
        if (compression is { } level && buffer.WrittenCount > MessageReader.PrefixLength)
        {
            // An empty message stays as it is: it cannot become shorter.
            _buffer = Compressed(buffer, level);
        }

        BinaryPrimitives.WriteInt32BigEndian(_buffer!.WrittenSpan[1..], _buffer.WrittenCount - MessageReader.PrefixLength);
    }

    private static PooledBufferWriter Compressed(PooledBufferWriter plain, CompressionLevel level)
    {
        using (plain)
        {
            var compressed = new PooledBufferWriter(plain.WrittenCount / 2);
            var prefix = compressed.GetSpan(MessageReader.PrefixLength)[..MessageReader.PrefixLength];
            prefix.Clear();
            prefix[0] = MessageReader.CompressedFlag;
            compressed.Advance(MessageReader.PrefixLength);
            MessageEncoding.Compress(plain.WrittenSpan[MessageReader.PrefixLength..], compressed, level);
            return compressed;
        }
    }

    private void CheckLength(int length)
    {
        if (length > _maxLength)
        {
            throw MessageSizeExceeded.Sent(length, _maxLength.Value);
        }
    }
}
