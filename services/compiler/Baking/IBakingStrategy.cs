using KeymapBakery.Compiler.Toolchain;

namespace KeymapBakery.Compiler.Baking;

/// <summary>
/// A way from a keymap to its firmware. Every strategy gives the firmware file that a plain <c>qmk compile</c> in the same
/// tree gives, byte for byte. They are asked in the order they are registered, so the fastest come first.
/// </summary>
internal interface IBakingStrategy
{
    /// <summary>Bakes, or returns null when this strategy cannot bake this order; then it has left the tree as it was.</summary>
    /// <param name="order">What to bake.</param>
    /// <param name="output">Takes what is printed.</param>
    /// <param name="cancellationToken">Ends it; all processes are gone when <see cref="OperationCanceledException"/> is thrown.</param>
    Task<BakeResult?> BakeAsync(BakeOrder order, OutputLog output, CancellationToken cancellationToken);
}
