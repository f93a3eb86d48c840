using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KeymapBakery.ServiceDefaults.Tests.Running;

/// <summary>A service that has nothing but what every service has, on real sockets: a public endpoint, and one to look at it.</summary>
internal sealed class SmallService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SmallService(WebApplication app)
    {
        _app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        Public = new HttpClient { BaseAddress = new Uri(addresses[^1]) };
        Health = new HttpClient { BaseAddress = new Uri(addresses[0]) };
        Meter = app.Services.GetRequiredService<IMeterFactory>().Create($"{TelemetryIdentity.SourcePrefix}.Tests.{Guid.NewGuid():N}");
    }

    /// <summary>Speaks to the endpoint everybody may.</summary>
    public HttpClient Public { get; }

    /// <summary>Speaks to the endpoint Health, if there is one.</summary>
    public HttpClient Health { get; }

    /// <summary>A meter of the service.</summary>
    public Meter Meter { get; }

    public static async Task<SmallService> StartAsync(bool hasHealthEndpoint = true, params IReadOnlyList<(string Setting, string Value)> settings)
    {
        var builder = WebApplication.CreateBuilder();
        // Endpoints are bound in the order of their names.
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Kestrel:Endpoints:Http:Url"] = "http://127.0.0.1:0",
            ["Kestrel:Endpoints:Health:Url"] = hasHealthEndpoint ? "http://127.0.0.1:0" : null,
        }.Where(setting => setting.Value is not null));
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>(setting.Setting, setting.Value)));
        builder.AddServiceDefaults("small");
        builder.Logging.SetMinimumLevel(LogLevel.None);
        var app = builder.Build();
        app.MapGet("/hello", () => "hello");
        app.MapMethods("/traced", ["GET", "POST"], () => "traced");
        app.MapDefaultEndpoints();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new SmallService(app);
    }

    /// <summary>The metrics page.</summary>
    public async Task<IReadOnlyDictionary<string, MetricFamily>> ReadMetricsAsync() =>
        MetricsText.Parse(await Health.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        Public.Dispose();
        Health.Dispose();
        await _app.DisposeAsync();
    }
}
