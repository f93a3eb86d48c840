using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>Serves <see cref="InMemoryJobs"/>, with <see cref="InMemoryAdministration"/> beside it, over gRPC on a loopback port.</summary>
internal sealed class JobsServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private JobsServer(WebApplication app) => _app = app;

    /// <summary>Starts it.</summary>
    /// <param name="jobs">The job service.</param>
    /// <param name="administration">The operators' side of it.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="mapMore">Maps further services.</param>
    /// <param name="addMore">Adds what they are made of.</param>
    public static async Task<JobsServer> StartAsync(
        InMemoryJobs jobs, InMemoryAdministration administration, int port, Action<IEndpointRouteBuilder>? mapMore = null,
        Action<IServiceCollection>? addMore = null)
    {
        // Empty, as the gateway's settings lie in the same folder.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
            server.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting();
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(jobs);
        builder.Services.AddSingleton(administration);
        addMore?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapGrpcService<InMemoryJobs>();
        app.MapGrpcService<InMemoryAdministration>();
        mapMore?.Invoke(app);
        await app.StartAsync();
        return new JobsServer(app);
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
