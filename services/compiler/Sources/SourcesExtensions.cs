using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Sources;

/// <summary>Adds what brings the firmware's source.</summary>
internal static class SourcesExtensions
{
    /// <summary>Adds the mirrors, the trees and the refresher.</summary>
    public static void AddSources(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<WorkDirectory>()
            .AddSingleton(services => services.GetRequiredService<WorkDirectory>().Mirrors)
            .AddSingleton<Git>()
            .AddSingleton(services => new MirrorStore(
                services.GetRequiredService<MirrorFolder>(),
                services.GetRequiredService<Git>(),
                services.GetRequiredService<IOptions<CompilerOptions>>().Value.Firmware.FetchTimeout))
            .AddSingleton<TreeCheckout>()
            .AddSingleton<FirmwareRepository>()
            .AddSingleton<SubmoduleReader>()
            .AddSingleton<PythonCache>()
            .AddSingleton<TreeMaker>()
            .AddSingleton<FirmwareTrees>()
            .AddHostedService<FirmwareRefresher>();
        builder.Services.AddHealthChecks().AddCheck<FirmwareHealthCheck>("firmware");
    }
}
