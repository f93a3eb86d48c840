using System.Buffers;
using Grpc.Core;

namespace Grpc.Framing;

/// <summary>A received message in the buffers it arrived in.</summary>
internal sealed class IncomingMessage(ReadOnlySequence<byte> payload) : DeserializationContext
{
    public override int PayloadLength => checked((int)payload.Length);

    public override byte[] PayloadAsNewBuffer() => payload.ToArray();

    public override ReadOnlySequence<byte> PayloadAsReadOnlySequence() => payload;
}
