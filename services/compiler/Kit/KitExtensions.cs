namespace KeymapBakery.Compiler.Kit;

/// <summary>Adds what stands before the tools of a build.</summary>
internal static class KitExtensions
{
    /// <summary>Adds the programs and the answers of git.</summary>
    public static void AddKit(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<BuildKit>()
            .AddSingleton<GitAnswers>();
}
