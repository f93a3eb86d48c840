using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a message is written to: either one array, or a buffer writer and then <see cref="Complete()"/>.</summary>
public abstract class SerializationContext
{
    /// <summary>Hands over the whole message.</summary>
    /// <param name="payload">The message; the context owns the array from now on.</param>
    public virtual void Complete(byte[] payload) => throw new NotSupportedException();

    /// <summary>The buffer to write the message to.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotSupportedException();

    /// <summary>Announces how long the message will be. To be called before <see cref="GetBufferWriter"/>.</summary>
    /// <param name="payloadLength">Length in bytes.</param>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Says that the whole message is in the buffer.</summary>
    public virtual void Complete() => throw new NotSupportedException();
}
