using KeymapBakery.Compiler.Configuration;
using KeymapBakery.Compiler.Prebaking;
using KeymapBakery.Messages;
using MassTransit;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Compiler.Messaging;

/// <summary>Connects the compiler to the broker.</summary>
internal static class MessagingExtensions
{
    // Room for the last result to be published and acknowledged after a build used up its drain timeout.
    private static readonly TimeSpan StopMargin = TimeSpan.FromSeconds(15);

    /// <summary>Adds the consumers, the heartbeat and the graceful end.</summary>
    public static void AddMessaging(this IHostApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<BuildAttempts>()
            .AddHostedService<DrainService>()
            .AddSingleton<PrebakeAttempts>()
            .AddHostedService(services => services.GetRequiredService<PrebakeAttempts>());
        builder.AddBus(
            bus =>
            {
                bus.AddConsumer<BuildRequestedConsumer>();
                bus.AddConsumer<StopBuildConsumer>();
                bus.AddConsumer<PrebakePlanRequestedConsumer>();
                bus.AddConsumer<PrebakeRequestedConsumer>();
            },
            AddEndpoints);
        builder.Services.AddHostedService<HeartbeatService>();

        builder.Services.AddOptions<MassTransitHostOptions>()
            .Configure<IOptions<CompilerOptions>>((host, compiler) => host.StopTimeout = compiler.Value.DrainTimeout + StopMargin);
        builder.Services.AddOptions<HostOptions>()
            .Configure<IOptions<CompilerOptions>>((host, compiler) => host.ShutdownTimeout = compiler.Value.DrainTimeout + StopMargin + StopMargin);
    }

    private static void AddEndpoints(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit)
    {
        var slots = context.GetRequiredService<IOptions<CompilerOptions>>().Value.Slots;
        rabbit.ReceiveEndpoint(Queues.Builds, endpoint =>
        {
            endpoint.IsBuildQueue();
            endpoint.PrefetchCount = slots;
            endpoint.ConcurrentMessageLimit = slots;
            // A fault says that the object store or the broker is away, not that the build is bad: the broker delivers
            // it again, up to its delivery limit.
            endpoint.RethrowFaultedMessages();
            endpoint.ConfigureConsumer<BuildRequestedConsumer>(context);
        });
        rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition("compiler-stops"), DefaultEndpointNameFormatter.Instance, endpoint =>
            endpoint.ConfigureConsumer<StopBuildConsumer>(context));
        AddPrebakeEndpoint<PrebakePlanRequestedConsumer>(context, rabbit, Queues.PrebakePlans);
        AddPrebakeEndpoint<PrebakeRequestedConsumer>(context, rabbit, Queues.Prebakes);
    }

    private static void AddPrebakeEndpoint<TConsumer>(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit, string queue)
        where TConsumer : class, IConsumer
    {
        var slots = context.GetRequiredService<IOptions<CompilerOptions>>().Value.Prebake.Slots;
        if (slots == 0)
        {
            return;
        }

        rabbit.ReceiveEndpoint(queue, endpoint =>
        {
            endpoint.IsPrebakeQueue();
            endpoint.PrefetchCount = slots;
            endpoint.ConcurrentMessageLimit = slots;
            endpoint.RethrowFaultedMessages();
            endpoint.ConfigureConsumer<TConsumer>(context);
        });
    }
}
