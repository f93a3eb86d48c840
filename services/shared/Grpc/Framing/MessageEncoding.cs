using System.Buffers;
using System.IO.Compression;
using Grpc.Core;

namespace Grpc.Framing;

/// <summary>The ways a message can be compressed.</summary>
internal static class MessageEncoding
{
    public const string Identity = "identity";
    public const string Gzip = "gzip";

    /// <summary>What both sides announce in <c>grpc-accept-encoding</c>.</summary>
    public const string Accepted = "identity,gzip";

    public static bool IsSupported(string? encoding) => encoding is null or Identity or Gzip;

    /// <summary>True when a <c>grpc-accept-encoding</c> value lists an encoding.</summary>
    public static bool IsAccepted(string acceptEncoding, string encoding)
    {
        foreach (var range in acceptEncoding.AsSpan().Split(','))
        {
            if (acceptEncoding.AsSpan(range).Trim().Equals(encoding, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static void Compress(ReadOnlySpan<byte> message, PooledBufferWriter destination, CompressionLevel level)
    {
        using var gzip = new GZipStream(new BufferWriterStream(destination), level);
        gzip.Write(message);
    }

    /// <summary>Decompresses into a pooled buffer, and stops as soon as the message proves longer than allowed.</summary>
    public static PooledBufferWriter Decompress(ReadOnlySequence<byte> compressed, int? maxLength)
    {
        const int ChunkSize = 16 * 1024;
        var message = new PooledBufferWriter(ChunkSize);
        try
        {
            using var gzip = new GZipStream(new SequenceStream(compressed), CompressionMode.Decompress);
            while (true)
            {
                var read = gzip.Read(message.GetSpan(ChunkSize));
                if (read == 0)
                {
                    return message;
                }

                message.Advance(read);
                if (message.WrittenCount > maxLength)
                {
                    throw MessageSizeExceeded.Received(message.WrittenCount, maxLength.Value);
                }
            }
        }
        catch (InvalidDataException exception)
        {
            message.Dispose();
            throw new RpcException(new Status(StatusCode.Internal, "A message is not the gzip data it is said to be.", exception));
        }
        catch
        {
            message.Dispose();
            throw;
        }
    }
}
