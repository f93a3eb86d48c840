using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>Answers on a loopback port as a test wants GitHub to answer.</summary>
internal sealed class GistServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GistServer(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>Paths asked for, and the tag of what the asker has.</summary>
    public ConcurrentQueue<(string Path, string Tag)> Requests { get; } = [];

    /// <summary>Gives the answer.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = _ => Task.CompletedTask;

    public static async Task<GistServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var server = new GistServer(builder.Build());
        server._app.Run(context =>
        {
            server.Requests.Enqueue((context.Request.Path, context.Request.Headers.IfNoneMatch.ToString()));
            return server.Answer(context);
        });
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
