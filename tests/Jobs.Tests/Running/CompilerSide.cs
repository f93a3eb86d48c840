using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.Jobs.Tests.Running;

/// <summary>The compilers' end of the bus: says what they would say, and hears what they would hear.</summary>
public sealed class CompilerSide : IAsyncDisposable
{
    private readonly IHost _host;

    private CompilerSide(IHost host, ConcurrentQueue<Guid> stopped, ConcurrentQueue<BuildRequested> requested)
    {
        _host = host;
        Stopped = stopped;
        Requested = requested;
    }

    /// <summary>Builds every compiler was told to stop.</summary>
    public ConcurrentQueue<Guid> Stopped { get; }

    /// <summary>Builds taken from the queue; none unless asked for at the start.</summary>
    public ConcurrentQueue<BuildRequested> Requested { get; }

    /// <param name="broker">Address of the broker.</param>
    /// <param name="take">
    /// What to do with each build of the queue; without it, builds stay there.
    /// </param>
    public static async Task<CompilerSide> StartAsync(Uri broker, Func<ConsumeContext<BuildRequested>, Task>? take = null)
    {
        var stopped = new ConcurrentQueue<Guid>();
        var requested = new ConcurrentQueue<BuildRequested>();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["RabbitMq:Address"] = broker.ToString();
        builder.AddBus(
            _ => { },
            (_, rabbit) =>
            {
                rabbit.ReceiveEndpoint(endpoint => endpoint.Handler<StopBuild>(context =>
                {
                    stopped.Enqueue(context.Message.BuildId);
                    return Task.CompletedTask;
                }));
                if (take is not null)
                {
                    rabbit.ReceiveEndpoint(Queues.Builds, endpoint =>
                    {
                        endpoint.IsBuildQueue();
                        endpoint.RethrowFaultedMessages();
                        endpoint.Handler<BuildRequested>(context =>
                        {
                            requested.Enqueue(context.Message);
                            return take(context);
                        });
                    });
                }
            });
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        var host = builder.Build();
        await host.StartAsync();
        return new CompilerSide(host, stopped, requested);
    }

    public Task SayAsync<T>(T message)
        where T : class => _host.Services.GetRequiredService<IBus>().Publish(message, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
