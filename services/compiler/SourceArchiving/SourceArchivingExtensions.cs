using KeymapBakery.Compiler.Sources;

namespace KeymapBakery.Compiler.SourceArchiving;

/// <summary>Adds what makes source archives.</summary>
internal static class SourceArchivingExtensions
{
    /// <summary>Adds the archives, and their preparation when branches move.</summary>
    public static void AddSourceArchiving(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<FirmwareSourceReader>()
            .AddSingleton<SourceArchiveMaker>()
            .AddSingleton<SourceArchiveStore>()
            .AddHostedService<SourceArchivePreparation>();
}
