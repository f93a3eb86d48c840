namespace KeymapBakery.Jobs.Prebaking;

/// <summary>Wires compiling ahead.</summary>
internal static class PrebakingExtensions
{
    /// <summary>Adds the plans, their progress and what is read of it.</summary>
    public static IHostApplicationBuilder AddPrebaking(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PrebakeOptions>()
            .BindConfiguration(PrebakeOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton<PrebakeMetrics>();
        builder.Services.AddSingleton<PrebakePlans>();
        builder.Services.AddSingleton<PrebakeFeed>();
        builder.Services.AddSingleton<PrebakeProgress>();
        builder.Services.AddSingleton<KeyboardResults>();
        builder.Services.AddHostedService<PrebakeService>();
        return builder;
    }
}
