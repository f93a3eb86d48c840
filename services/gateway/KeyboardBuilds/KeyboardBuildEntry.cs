using System.ComponentModel;

namespace KeymapBakery.Gateway.KeyboardBuilds;

/// <summary>What compiling a keyboard last came to, with the members api.qmk.fm gives it.</summary>
/// <param name="LastTested">When it ended, in seconds since 1970.</param>
/// <param name="Message">All that was printed, colour codes included.</param>
/// <param name="Warnings">True when it compiled in spite of warnings.</param>
/// <param name="Works">True when it compiled.</param>
internal sealed record KeyboardBuildEntry(
    [property: Description("When it ended, in seconds since 1970.")] long LastTested,
    [property: Description("All that was printed, colour codes included.")] string Message,
    [property: Description("True when it compiled in spite of warnings.")] bool Warnings,
    [property: Description("True when it compiled.")] bool Works);
