namespace KeymapBakery.Compiler.Baking;

/// <summary>Adds the ways from keymap to firmware.</summary>
internal static class BakingExtensions
{
    /// <summary>Adds the slots and the strategies, fastest first.</summary>
    public static void AddBaking(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<BuildActivity>()
            .AddSingleton<SlotPool>()
            .AddSingleton<IBakingStrategy, FullBake>()
            .AddSingleton<Oven>()
            .AddSingleton<BuildRunner>();
}
