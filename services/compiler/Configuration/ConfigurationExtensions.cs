using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Configuration;

/// <summary>Adds the options to the service.</summary>
internal static class ConfigurationExtensions
{
    /// <summary>Binds <see cref="CompilerOptions"/> and checks them at start.</summary>
    public static void AddCompilerOptions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<CompilerOptions>().BindConfiguration(CompilerOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IPostConfigureOptions<CompilerOptions>, FirmwareDefaults>();
        builder.Services.AddSingleton<IValidateOptions<CompilerOptions>, CompilerOptionsValidator>();
    }
}
