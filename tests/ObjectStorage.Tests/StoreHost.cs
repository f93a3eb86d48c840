using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KeymapBakery.ObjectStorage.Tests;

/// <summary>A running service with the object store in it, and a client that downloads as a browser does.</summary>
public sealed class StoreHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private StoreHost(WebApplication app)
    {
        _app = app;
        Store = app.Services.GetRequiredService<IObjectStore>();
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public IObjectStore Store { get; }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<StoreHost> StartAsync(IReadOnlyDictionary<string, string?> settings, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings);
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        builder.AddObjectStorage();
        var app = builder.Build();
        app.MapObjectDownloads();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new StoreHost(app);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}
