namespace KeymapBakery.Compiler.Sources;

/// <summary>Adds what brings the firmware's source.</summary>
internal static class SourcesExtensions
{
    /// <summary>Adds the mirrors, the work trees and the refresher.</summary>
    public static void AddSources(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<WorkDirectory>()
            .AddSingleton<Git>()
            .AddSingleton<MirrorStore>()
            .AddSingleton<FirmwareRepository>()
            .AddSingleton<SubmoduleReader>()
            .AddSingleton<WorkTrees>()
            .AddHostedService<FirmwareRefresher>();
        builder.Services.AddHealthChecks().AddCheck<FirmwareHealthCheck>("firmware");
    }
}
