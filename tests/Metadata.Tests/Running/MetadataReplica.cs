using Grpc.Net.Client;
using KeymapBakery.Metadata.Configuration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using MetadataClient = KeymapBakery.Protos.Metadata.V1.Metadata.MetadataClient;

namespace KeymapBakery.Metadata.Tests.Running;

/// <summary>One running metadata service: the real program, on real sockets.</summary>
internal sealed class MetadataReplica : WebApplicationFactory<MetadataOptions>
{
    private readonly IReadOnlyDictionary<string, string> _settings;
    private readonly int _port;
    private readonly GrpcChannel _channel;

    public MetadataReplica(IReadOnlyDictionary<string, string> settings, int port)
    {
        _settings = settings;
        _port = port;
        UseKestrel();
        StartServer();
        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        Client = new MetadataClient(_channel);
    }

    public MetadataClient Client { get; }

    public override async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await base.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Kestrel:Endpoints:Grpc:Url", $"http://127.0.0.1:{_port}");
        builder.UseSetting("Kestrel:Endpoints:Health:Url", "http://127.0.0.1:0");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
