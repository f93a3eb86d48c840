namespace KeymapBakery.Metadata.Catalogs;

/// <summary>Prepares the large documents of each new catalog in the background.</summary>
internal sealed class CatalogWarmer(CatalogStore store) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var warm = new HashSet<Catalog>(ReferenceEqualityComparer.Instance);
        while (true)
        {
            var snapshot = store.Current;
            var catalogs = snapshot.Branches.Select(state => state.Catalog).OfType<Catalog>().ToList();
            warm.IntersectWith(catalogs);
            foreach (var catalog in catalogs.Where(warm.Add))
            {
                await Task.Run(() => catalog.Documents.WarmUp(stoppingToken), stoppingToken);
            }

            await snapshot.Replaced.WaitAsync(stoppingToken);
        }
    }
}
