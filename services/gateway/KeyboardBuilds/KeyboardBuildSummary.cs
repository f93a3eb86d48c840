using System.ComponentModel;

namespace KeymapBakery.Gateway.KeyboardBuilds;

/// <summary>A <see cref="KeyboardBuildEntry"/> without its message.</summary>
/// <param name="LastTested">When it ended, in seconds since 1970.</param>
/// <param name="Warnings">True when it compiled in spite of warnings.</param>
/// <param name="Works">True when it compiled.</param>
internal sealed record KeyboardBuildSummary(
    [property: Description("When it ended, in seconds since 1970.")] long LastTested,
    [property: Description("True when it compiled in spite of warnings.")] bool Warnings,
    [property: Description("True when it compiled.")] bool Works);
