namespace KeymapBakery.Metadata.Catalogs;

/// <summary>Adds the catalogs.</summary>
internal static class CatalogsExtensions
{
    /// <summary>Adds the catalogs and what keeps them up to date.</summary>
    public static void AddCatalogs(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<CatalogStore>()
            .AddSingleton<CatalogMaker>()
            .AddSingleton<CatalogRefresher>()
            .AddHostedService(services => services.GetRequiredService<CatalogRefresher>())
            .AddHostedService<CatalogWarmer>();
        builder.Services.AddHealthChecks().AddCheck<CatalogHealthCheck>("catalog");
    }
}
