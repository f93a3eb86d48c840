using KeymapBakery.Gateway.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace KeymapBakery.Metadata.Tests.Running;

/// <summary>A running gateway: the real program, on a real socket.</summary>
internal sealed class RunningGateway : WebApplicationFactory<GatewayOptions>
{
    private readonly IReadOnlyDictionary<string, string> _settings;

    public RunningGateway(IReadOnlyDictionary<string, string> settings)
    {
        _settings = settings;
        UseKestrel();
        StartServer();
        var address = Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient { BaseAddress = new Uri(address) };
    }

    /// <summary>Talks to the gateway; takes no compression unless a request asks for it.</summary>
    public HttpClient Client { get; }

    public override async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await base.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Kestrel:Endpoints:Http:Url", "http://127.0.0.1:0");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.UseSetting("Gateway:RateLimit:Enabled", "false");
        builder.UseSetting("Gateway:DrainDelay", "00:00:00");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }
    }
}
