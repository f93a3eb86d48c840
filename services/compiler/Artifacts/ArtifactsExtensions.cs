namespace KeymapBakery.Compiler.Artifacts;

/// <summary>Adds what makes and uploads artifacts.</summary>
internal static class ArtifactsExtensions
{
    /// <summary>Adds the uploader.</summary>
    public static void AddArtifacts(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton<ArtifactUploader>();
}
