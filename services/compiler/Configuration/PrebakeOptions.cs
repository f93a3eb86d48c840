namespace KeymapBakery.Compiler.Configuration;

/// <summary>How this compiler takes part in compiling keyboards before anybody asks. Section <c>Compiler:Prebake</c>.</summary>
public sealed class PrebakeOptions
{
    /// <summary>Keyboards worked on at once, besides the builds people wait for; 0 to take no part.</summary>
    public int Slots { get; set; } = 1;

    /// <summary>
    /// How long a keyboard waits for people's builds to end before it is put off and asked for again. Must stay below the time the
    /// broker lets a consumer keep a message (30 min).
    /// </summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMinutes(10);
}
