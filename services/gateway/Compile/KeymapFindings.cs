using KeymapBakery.Gateway.Errors;

namespace KeymapBakery.Gateway.Compile;

/// <summary>What of a keymap does not fit the firmware.</summary>
/// <param name="Errors">Why it certainly does not compile.</param>
/// <param name="Warnings">Why it may not.</param>
internal sealed record KeymapFindings(IReadOnlyList<ErrorPlace> Errors, IReadOnlyList<ErrorPlace> Warnings)
{
    public static KeymapFindings None { get; } = new([], []);
}
