using Microsoft.Extensions.Hosting;

namespace KeymapBakery.ObjectStorage;

/// <summary>Gets the store ready before the service takes work.</summary>
internal sealed class ObjectStorageStartup(IManagedObjectStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => store.PrepareAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
