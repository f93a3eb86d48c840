namespace KeymapBakery.Compiler.Toolchain;

/// <summary>Adds what runs tools.</summary>
internal static class ToolchainExtensions
{
    /// <summary>Adds the commands and versions of the tools, and the report at start.</summary>
    public static void AddToolchain(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<ToolchainVersion>()
            .AddHostedService<StartupReport>();
}
