using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;

namespace KeymapBakery.Jobs.Store;

/// <summary>Wires the database.</summary>
internal static class StoreExtensions
{
    private const int Retries = 4;
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(1);

    // Two replicas made the same row at once: looked at again, it is simply there.
    private static readonly string[] RetriedErrors = [PostgresErrorCodes.UniqueViolation];

    /// <summary>Adds the database, its migration at start, and a health check named <c>postgres</c>.</summary>
    public static IHostApplicationBuilder AddStore(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<StoreOptions>()
            .BindConfiguration(StoreOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddSingleton(services => NpgsqlDataSource.Create(
            services.GetRequiredService<IOptions<StoreOptions>>().Value.ToConnectionString()));
        builder.Services.AddPooledDbContextFactory<JobsContext>((services, options) => options
            .UseNpgsql(
                services.GetRequiredService<NpgsqlDataSource>(),
                npgsql => npgsql.EnableRetryOnFailure(Retries, LongestRetryDelay, RetriedErrors))
            // Migrations are SQL written by hand; there is no snapshot of the model to compare with.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)));
        builder.Services.AddSingleton<SchemaState>();
        builder.Services.AddSingleton<Database>();
        builder.Services.AddHostedService<SchemaMigrator>();
        builder.Services.AddHealthChecks().AddCheck<StoreHealthCheck>("postgres");
        return builder;
    }
}
