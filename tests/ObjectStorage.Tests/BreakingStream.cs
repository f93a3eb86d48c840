namespace KeymapBakery.ObjectStorage.Tests;

/// <summary>A stream that breaks off with an <see cref="IOException"/>.</summary>
internal sealed class BreakingStream(long after) : Stream
{
    private readonly UnseekableStream _beginning = new(after, seed: 3);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        _beginning.Read(buffer, offset, count) is > 0 and var read ? read : throw new IOException("The pipe broke.");

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        new(_beginning.Read(buffer.Span) is > 0 and var read ? read : throw new IOException("The pipe broke."));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
