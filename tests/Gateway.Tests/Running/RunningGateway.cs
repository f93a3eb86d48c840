using KeymapBakery.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>The gateway on a port of its own, with a job service behind it that tests can start, stop and steer.</summary>
public sealed class RunningGateway : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("gateway");
    private readonly int _jobsPort = FreePorts.Find();
    private WebApplicationFactory<Program>? _factory;
    private JobsServer? _jobsServer;

    /// <summary>Settings of the gateway besides those that tests always need.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>True for a metadata service behind the gateway too, which knows the keyboard crkbd/rev1.</summary>
    public bool HasMetadata { get; init; }

    /// <summary>Talks to the gateway and does not follow redirects.</summary>
    public HttpClient Client { get; private set; } = null!;

    internal InMemoryJobs Jobs { get; } = new();

    internal InMemoryMetadata Metadata { get; } = new();

    internal InMemoryAdministration Administration { get; } = new();

    /// <summary>Where the job service is, for a further gateway.</summary>
    public string JobsAddress => $"http://127.0.0.1:{_jobsPort}";

    /// <summary>What the gateway consists of.</summary>
    public IServiceProvider Services => _factory!.Services;

    /// <summary>The patterns of all routes, each once.</summary>
    public IReadOnlyList<string> Routes =>
    [
        .. _factory!.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText!).Distinct(),
    ];

    /// <summary>Starts the job service, then the gateway.</summary>
    public async ValueTask InitializeAsync()
    {
        await StartJobsAsync();
        StartGateway();
    }

    public async Task StartJobsAsync() => _jobsServer = await JobsServer.StartAsync(
        Jobs, Administration, _jobsPort, services => services.MapGrpcService<InMemoryMetadata>(), services => services.AddSingleton(Metadata));

    public async Task StopJobsAsync()
    {
        await _jobsServer!.DisposeAsync();
        _jobsServer = null;
    }

    public void StartGateway()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(builder =>
        {
            builder.UseSetting("Kestrel:Endpoints:Http:Url", "http://127.0.0.1:0");
            builder.UseSetting("Logging:LogLevel:Default", "None");
            builder.UseSetting("Gateway:JobsAddress", JobsAddress);
            builder.UseSetting("Gateway:MetadataAddress", HasMetadata ? JobsAddress : "");
            builder.UseSetting("ObjectStorage:Kind", "FileSystem");
            builder.UseSetting("ObjectStorage:FileSystem:Path", _folder.Path);
            builder.UseSetting("ObjectStorage:FileSystem:SigningKey", "a key that is only good for this test run");
            // Tests ask much and in a hurry; those of limits and of the end set them.
            builder.UseSetting("Gateway:RateLimit:Enabled", "false");
            builder.UseSetting("Gateway:DrainDelay", "00:00:00");
            foreach (var (key, value) in Settings)
            {
                builder.UseSetting(key, value);
            }
        });
        _factory.UseKestrel();
        _factory.StartServer();
        var address = _factory.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
    }

    /// <summary>Puts a file into the gateway's object store.</summary>
    public Task StoreAsync(string key, string text) => StoreAsync(key, System.Text.Encoding.UTF8.GetBytes(text));

    /// <inheritdoc cref="StoreAsync(string, string)"/>
    public async Task StoreAsync(string key, byte[] bytes)
    {
        var store = _factory!.Services.GetRequiredService<ObjectStorage.IObjectStore>();
        using var content = new MemoryStream(bytes);
        await store.PutAsync(key, content, "application/octet-stream", TestContext.Current.CancellationToken);
    }

    /// <summary>Asks the gateway to stop; completes when it has answered what it had begun to.</summary>
    public Task StopGatewayAsync() => _factory!.Services.GetRequiredService<IHost>().StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (_factory is not null)
        {
            await _factory.DisposeAsync();
        }

        if (_jobsServer is not null)
        {
            await _jobsServer.DisposeAsync();
        }

        _folder.Dispose();
    }
}
