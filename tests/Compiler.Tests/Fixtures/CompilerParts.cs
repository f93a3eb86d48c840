using KeymapBakery.Compiler.Artifacts;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Delivery;
using KeymapBakery.Compiler.Kit;
using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Compiler.SourceArchiving;
using KeymapBakery.Compiler.Sources;
using KeymapBakery.Compiler.Toolchain;
using KeymapBakery.ObjectStorage;
using KeymapBakery.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.Compiler.Tests.Fixtures;

/// <summary>The service's own parts, wired as the service wires them but not started, on a work directory of the test's own.</summary>
internal sealed class CompilerParts : IDisposable
{
    private readonly ServiceProvider _services;
    private QuietWork? _quiet;

    public CompilerParts(TemporaryFolder folder, string repository, params (string Setting, string Value)[] settings)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(
            Settings.Of(folder, repository, settings).Select(setting => KeyValuePair.Create<string, string?>(setting.Key, setting.Value)));
        builder.Services.AddLogging().AddSingleton(TimeProvider.System);
        builder.AddCompilerOptions();
        builder.AddObjectStorage();
        builder.AddSources();
        builder.AddSourceArchiving();
        builder.AddToolchain();
        builder.AddSandboxing();
        builder.AddKit();
        builder.AddBaking();
        builder.AddArtifacts();
        builder.AddDelivery();
        _services = builder.Services.BuildServiceProvider();
        StartObjectStorage(builder.Services);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Has done what the service does of its own accord while nobody waits for a build.</summary>
    public void StartQuietWork()
    {
        _quiet = Get<QuietWork>();
        _quiet.StartAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _quiet?.StopAsync(CancellationToken.None).GetAwaiter().GetResult();
        _services.Dispose();
    }

    private void StartObjectStorage(IServiceCollection services)
    {
        foreach (var type in services.Where(service => service.ServiceType == typeof(IHostedService)).Select(service => service.ImplementationType))
        {
            if (type?.Assembly == typeof(IObjectStore).Assembly)
            {
                var service = (IHostedService)ActivatorUtilities.CreateInstance(_services, type);
                service.StartAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult();
            }
        }
    }
}
