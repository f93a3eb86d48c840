namespace KeymapBakery.Compiler.Sources;

/// <summary>The right to use a tree; it is kept on disk until all its leases are disposed.</summary>
internal sealed class TreeLease(FirmwareTree tree, Action end) : IDisposable
{
    private Action? _end = end;

    /// <summary>The tree. It must not be changed.</summary>
    public FirmwareTree Tree => tree;

    /// <inheritdoc/>
    public void Dispose() => Interlocked.Exchange(ref _end, null)?.Invoke();
}
