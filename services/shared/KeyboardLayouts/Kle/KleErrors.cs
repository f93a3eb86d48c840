using System.Collections.Immutable;
using KeymapBakery.KeyboardLayouts.Notation;

namespace KeymapBakery.KeyboardLayouts.Kle;

/// <summary>Collects what is wrong with a layout, up to a limit.</summary>
internal sealed class KleErrors(int limit)
{
    private readonly ImmutableArray<LayoutError>.Builder _errors = ImmutableArray.CreateBuilder<LayoutError>();

    public bool IsEmpty => _errors.Count == 0;

    /// <summary>True when there is no use in looking for more.</summary>
    public bool IsFull => _errors.Count >= limit;

    public ImmutableArray<LayoutError> All => _errors.ToImmutable();

    public void Add(string path, string message, TextPosition position)
    {
        if (!IsFull)
        {
            _errors.Add(new LayoutError(path, message, position));
        }
    }
}
