namespace KeymapBakery.Compiler.Prebaking;

/// <summary>Adds what compiles keyboards before anybody asks.</summary>
internal static class PrebakingExtensions
{
    /// <summary>Adds the slots, the baker and the runner.</summary>
    public static void AddPrebaking(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<PrebakeSlots>()
            .AddSingleton<IKeyboardBaker, NeutralKeymapBaker>()
            .AddSingleton<PrebakeRunner>();
}
