using KeymapBakery.Compiler.Toolchain;

namespace KeymapBakery.Compiler.Baking;

/// <summary>Bakes with the first strategy that can.</summary>
internal sealed class Oven(IEnumerable<IBakingStrategy> strategies)
{
    /// <inheritdoc cref="IBakingStrategy.BakeAsync"/>
    public async Task<BakeResult> BakeAsync(BakeOrder order, OutputLog output, CancellationToken cancellationToken)
    {
        foreach (var strategy in strategies)
        {
            if (await strategy.BakeAsync(order, output, cancellationToken) is { } result)
            {
                return result;
            }
        }

        throw new InvalidOperationException("No baking strategy took the build.");
    }
}
