using KeymapBakery.ObjectStorage;

namespace KeymapBakery.SourceArchives.Composing;

/// <summary>Reads the parts of an archive one after the other, from any position on.</summary>
internal sealed class ComposedStream(IObjectStore store, IReadOnlyList<ArchivePart> parts, long length) : Stream
{
    private long _position;
    private Stream? _object;

    // Where the stream of the object stands, in bytes of the whole.
    private long _objectPosition;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _position >= length)
        {
            return 0;
        }

        var (part, start) = PartAt(_position);
        var inside = _position - start;
        var wanted = buffer[..(int)Math.Min(buffer.Length, part.Length - inside)];
        int read;
        if (part.Key is null)
        {
            part.Bytes.Slice((int)inside, wanted.Length).CopyTo(wanted);
            read = wanted.Length;
        }
        else
        {
            var source = await OpenAsync(part, inside, cancellationToken);
            read = await source.ReadAsync(wanted, cancellationToken);
            _objectPosition += read;
            if (read == 0)
            {
                throw new EndOfStreamException($"The source archive {part.Key} ended at byte {part.Offset + inside} instead of {part.Offset + part.Length}.");
            }
        }

        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin)
    {
        var target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => length + offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        return _position = target;
    }

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (_object is not null)
        {
            await _object.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _object?.Dispose();
        }

        base.Dispose(disposing);
    }

    private (ArchivePart Part, long Start) PartAt(long position)
    {
        var start = 0L;
        foreach (var part in parts)
        {
            if (position < start + part.Length)
            {
                return (part, start);
            }

            start += part.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(position));
    }

    private async Task<Stream> OpenAsync(ArchivePart part, long inside, CancellationToken cancellationToken)
    {
        if (_object is not null && _objectPosition == _position && inside > 0)
        {
            return _object;
        }

        if (_object is not null)
        {
            await _object.DisposeAsync();
        }

        _object = await store.OpenReadAsync(part.Key!, part.Offset + inside, part.Length - inside, cancellationToken)
            ?? throw new FileNotFoundException($"The source archive {part.Key} does not exist any more.");
        _objectPosition = _position;
        return _object;
    }
}
