namespace KeymapBakery.Jobs.Watching;

/// <summary>Wires the following of changes across replicas.</summary>
internal static class WatchingExtensions
{
    /// <summary>Adds the listener to the database's announcements and all that is woken by it.</summary>
    public static IHostApplicationBuilder AddWatching(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ChangeFeed>();
        builder.Services.AddSingleton<JobWatcher>();
        builder.Services.AddHostedService<ChangeListener>();
        return builder;
    }
}
