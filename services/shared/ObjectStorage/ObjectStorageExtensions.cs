using KeymapBakery.ObjectStorage.FileSystem;
using KeymapBakery.ObjectStorage.S3;
using KeymapBakery.ObjectStorage.Telemetry;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KeymapBakery.ObjectStorage;

/// <summary>Adds the object store to a service.</summary>
public static class ObjectStorageExtensions
{
    // Less than a probe waits. A store that is away does not refuse; it keeps whoever asks waiting, retries included.
    private static readonly TimeSpan HealthTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Adds <see cref="IObjectStore"/> as the section <c>ObjectStorage</c> (<see cref="ObjectStorageOptions"/>) describes it, and a health
    /// check named <c>object-storage</c>. Settings that cannot work end the start with an
    /// <see cref="OptionsValidationException"/> that names them.
    /// </summary>
    /// <param name="builder">The host being built.</param>
    /// <param name="isVital">
    /// False for a service that does most of its work while the store does not answer: then it is <see cref="HealthStatus.Degraded"/> only, and goes
    /// on being asked.
    /// </param>
    public static IHostApplicationBuilder AddObjectStorage(this IHostApplicationBuilder builder, bool isVital = true)
    {
        builder.Services.AddOptions<ObjectStorageOptions>().BindConfiguration(ObjectStorageOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<ObjectStorageOptions>, ObjectStorageOptionsValidator>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<IManagedObjectStore>(services => services.GetRequiredService<IOptions<ObjectStorageOptions>>().Value.Kind switch
        {
            ObjectStoreKind.S3 => ActivatorUtilities.CreateInstance<S3ObjectStore>(services),
            _ => ActivatorUtilities.CreateInstance<FileSystemObjectStore>(services),
        });
        builder.Services.AddMetrics();
        builder.Services.AddSingleton<ObjectStoreTelemetry>();
        builder.Services.AddSingleton<IObjectStore, ObservedObjectStore>();
        builder.Services.AddHostedService<ObjectStorageStartup>();
        builder.Services.AddHealthChecks().AddCheck<ObjectStorageHealthCheck>(
            ObjectStorageHealthCheck.Name, isVital ? HealthStatus.Unhealthy : HealthStatus.Degraded, tags: [], HealthTimeout);
        return builder;
    }

    /// <summary>
    /// Serves the download URLs of the file system, <c>GET</c> and <c>HEAD /v1/artifacts/{key}</c>. Maps nothing when objects are in S3,
    /// which serves its own.
    /// </summary>
    /// <exception cref="OptionsValidationException">The settings cannot work, or there is no key to sign with.</exception>
    public static IEndpointRouteBuilder MapObjectDownloads(this IEndpointRouteBuilder endpoints)
    {
        var options = endpoints.ServiceProvider.GetRequiredService<IOptions<ObjectStorageOptions>>().Value;
        if (options.Kind == ObjectStoreKind.FileSystem)
        {
            DownloadEndpoint.Map(endpoints, (FileSystemObjectStore)endpoints.ServiceProvider.GetRequiredService<IManagedObjectStore>());
        }

        return endpoints;
    }
}
