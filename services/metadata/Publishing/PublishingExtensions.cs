namespace KeymapBakery.Metadata.Publishing;

/// <summary>Adds what keeps catalogs in the object store.</summary>
internal static class PublishingExtensions
{
    /// <summary>Adds the published catalogs and the publisher.</summary>
    public static void AddPublishing(this IHostApplicationBuilder builder) =>
        builder.Services
            .AddSingleton<PublishedCatalogs>()
            .AddHostedService<CatalogPublisher>();
}
