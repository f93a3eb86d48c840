using Microsoft.Extensions.Options;

namespace KeymapBakery.Metadata.Configuration;

/// <summary>Adds the options to the service.</summary>
internal static class ConfigurationExtensions
{
    /// <summary>Binds <see cref="MetadataOptions"/> and checks them at start.</summary>
    public static void AddMetadataOptions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<MetadataOptions>().BindConfiguration(MetadataOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IPostConfigureOptions<MetadataOptions>, MetadataOptionsValidator>();
        builder.Services.AddSingleton<IValidateOptions<MetadataOptions>, MetadataOptionsValidator>();
    }
}
