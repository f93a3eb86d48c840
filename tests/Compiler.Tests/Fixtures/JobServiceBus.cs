using System.Collections.Concurrent;
using KeymapBakery.Messages;
using KeymapBakery.Testing;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.Compiler.Tests.Fixtures;

/// <summary>The other end of the bus: asks for builds and hears all that compilers say.</summary>
internal sealed class JobServiceBus : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IHost _host;
    private readonly ConcurrentQueue<object> _events;

    private JobServiceBus(IHost host, ConcurrentQueue<object> events)
    {
        _host = host;
        _events = events;
    }

    public IReadOnlyList<object> Events => [.. _events];

    public static async Task<JobServiceBus> StartAsync(Uri broker)
    {
        var events = new ConcurrentQueue<object>();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create<string, string?>("RabbitMq:Address", broker.AbsoluteUri)]);
        builder.Services.AddLogging();
        builder.AddBus(
            _ => { },
            (_, rabbit) => rabbit.ReceiveEndpoint($"test-events-{Guid.NewGuid():N}", endpoint =>
            {
                endpoint.ConcurrentMessageLimit = 1;
                Hear<BuildStarted>(endpoint, events);
                Hear<BuildOutput>(endpoint, events);
                Hear<BuildFinished>(endpoint, events);
                Hear<CompilerHeartbeat>(endpoint, events);
                Hear<PrebakePlanned>(endpoint, events);
                Hear<PrebakeStarted>(endpoint, events);
                Hear<PrebakeFinished>(endpoint, events);
                Hear<PrebakePutOff>(endpoint, events);
            }));
        builder.Services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true);
        var host = builder.Build();
        await host.StartAsync();
        return new JobServiceBus(host, events);
    }

    public Task PublishAsync<T>(T message)
        where T : class => _host.Services.GetRequiredService<IBus>().Publish(message, TestContext.Current.CancellationToken);

    /// <summary>All events of a type so far.</summary>
    public IReadOnlyList<T> All<T>(Func<T, bool>? filter = null) => [.. _events.OfType<T>().Where(filter ?? (_ => true))];

    /// <summary>Waits for an event of a type.</summary>
    public Task<T> NextAsync<T>(Func<T, bool> filter)
        where T : class =>
        Eventually.GetAsync(() => Task.FromResult(_events.OfType<T>().FirstOrDefault(filter)), Patience, typeof(T).Name);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static void Hear<T>(IReceiveEndpointConfigurator endpoint, ConcurrentQueue<object> events)
        where T : class =>
        endpoint.Handler<T>(context =>
        {
            events.Enqueue(context.Message);
            return Task.CompletedTask;
        });
}
