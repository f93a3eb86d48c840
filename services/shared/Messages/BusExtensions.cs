using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.Messages;

/// <summary>Connects a service to the broker, with the topology all services share.</summary>
public static class BusExtensions
{
    /// <summary>
    /// Adds MassTransit on RabbitMQ. <paramref name="consumers"/> registers the service's consumers and
    /// <paramref name="endpoints"/> the queues they read.
    /// </summary>
    public static IHostApplicationBuilder AddBus(
        this IHostApplicationBuilder builder,
        Action<IBusRegistrationConfigurator> consumers,
        Action<IBusRegistrationContext, IRabbitMqBusFactoryConfigurator> endpoints)
    {
        builder.Services.AddOptions<RabbitMqOptions>()
            .BindConfiguration(RabbitMqOptions.Section)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        var broker = builder.Configuration.GetSection(RabbitMqOptions.Section).Get<RabbitMqOptions>() ?? new RabbitMqOptions();

        builder.Services.AddMassTransit(bus =>
        {
            consumers(bus);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(broker.Address);
                PublishToWorkQueue<BuildRequested>(rabbit, Queues.Builds, Queues.DeadBuilds);
                PublishToWorkQueue<PrebakePlanRequested>(rabbit, Queues.PrebakePlans, Queues.DeadPrebakes);
                PublishToWorkQueue<PrebakeRequested>(rabbit, Queues.Prebakes, Queues.DeadPrebakes);
                endpoints(context, rabbit);
            });
        });
        return builder;
    }

    /// <summary>
    /// Makes the endpoint read <see cref="Queues.Builds"/> with the arguments every service declares it with. What comes into the queue is
    /// bound by who sends it.
    /// </summary>
    public static void IsBuildQueue(this IRabbitMqReceiveEndpointConfigurator endpoint) => endpoint.IsWorkQueue(Queues.DeadBuilds);

    /// <summary>Makes the endpoint read <see cref="Queues.Prebakes"/> or <see cref="Queues.PrebakePlans"/>, as <see cref="IsBuildQueue"/> does builds.</summary>
    public static void IsPrebakeQueue(this IRabbitMqReceiveEndpointConfigurator endpoint) => endpoint.IsWorkQueue(Queues.DeadPrebakes);

    private static void IsWorkQueue(this IRabbitMqReceiveEndpointConfigurator endpoint, string deadLetters)
    {
        endpoint.ConfigureConsumeTopology = false;
        WorkQueueArguments(endpoint.SetQueueArgument, deadLetters);
    }

    // Bound by the sender: work asked for before the first compiler ever started must wait, not vanish. Naming any other exchange
    // here than the message's own would declare it, but bind nothing.
    private static void PublishToWorkQueue<T>(IRabbitMqBusFactoryConfigurator rabbit, string queue, string deadLetters)
        where T : class =>
        rabbit.Publish<T>(topology => topology.BindQueue(
            topology.Exchange.ExchangeName, queue, binding => WorkQueueArguments(binding.SetQueueArgument, deadLetters)));

    private static void WorkQueueArguments(Action<string, object> set, string deadLetters)
    {
        set("x-queue-type", "quorum");
        set("x-delivery-limit", Queues.DeliveryLimit);
        set("x-dead-letter-exchange", deadLetters);
    }
}
