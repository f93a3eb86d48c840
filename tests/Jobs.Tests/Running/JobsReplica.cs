using Grpc.Net.Client;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace KeymapBakery.Jobs.Tests.Running;

/// <summary>One running job service: the real program, on real sockets.</summary>
public sealed class JobsReplica : WebApplicationFactory<Program>
{
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly TimeProvider _time;
    private readonly GrpcChannel _channel;

    public JobsReplica(IReadOnlyDictionary<string, string> settings, TimeProvider time)
    {
        _settings = settings;
        _time = time;
        UseKestrel();
        StartServer();
        var addresses = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        _channel = GrpcChannel.ForAddress(addresses[0]);
        Client = new JobsClient(_channel);
        Administration = new JobAdministration.JobAdministrationClient(_channel);
        GrpcHealth = new Grpc.Health.V1.Health.HealthClient(_channel);
        Health = new HttpClient { BaseAddress = new Uri(addresses[1]) };
    }

    public JobsClient Client { get; }

    public JobAdministration.JobAdministrationClient Administration { get; }

    /// <summary>Speaks to the gRPC endpoint.</summary>
    public GrpcChannel Channel => _channel;

    /// <summary>Asks how it is over gRPC.</summary>
    public Grpc.Health.V1.Health.HealthClient GrpcHealth { get; }

    /// <summary>Speaks to the health endpoint.</summary>
    public HttpClient Health { get; }

    public override async ValueTask DisposeAsync()
    {
        Health.Dispose();
        _channel.Dispose();
        await base.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.UseSetting("Kestrel:Endpoints:Grpc:Url", "http://127.0.0.1:0");
        builder.UseSetting("Kestrel:Endpoints:Health:Url", "http://127.0.0.1:0");
        builder.ConfigureTestServices(services => services.AddSingleton(_time));
    }
}
