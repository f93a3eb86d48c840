using KeymapBakery.Metadata.Configuration;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Metadata.Sources;

/// <summary>Adds what brings the firmware's source.</summary>
internal static class SourcesExtensions
{
    /// <summary>Adds the mirror of the firmware repository and its work trees.</summary>
    public static void AddSources(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddSingleton(services => new MirrorFolder(
                services.GetRequiredService<IOptions<MetadataOptions>>().Value.WorkDirectory,
                $"{MetadataOptions.Section}:WorkDirectory"))
            .AddSingleton<Git>()
            .AddSingleton(services => new MirrorStore(
                services.GetRequiredService<MirrorFolder>(),
                services.GetRequiredService<Git>(),
                services.GetRequiredService<IOptions<MetadataOptions>>().Value.Firmware.FetchTimeout))
            .AddSingleton<TreeCheckout>()
            .AddSingleton<FirmwareSource>();
}
