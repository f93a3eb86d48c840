using KeymapBakery.Metadata.Configuration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace KeymapBakery.ApiClient.Tests.Running;

/// <summary>A running metadata service: the real program, on real sockets.</summary>
internal sealed class MetadataReplica : WebApplicationFactory<MetadataOptions>
{
    private readonly IReadOnlyDictionary<string, string> _settings;

    public MetadataReplica(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        UseKestrel();
        StartServer();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
