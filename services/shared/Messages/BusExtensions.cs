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
                rabbit.Publish<BuildRequested>(topology =>
                {
                    // Bound by the sender: a build asked for before the first compiler ever started must wait, not vanish. Naming any
                    // other exchange here would declare it, but bind nothing to the message's own.
                    topology.BindQueue(topology.Exchange.ExchangeName, Queues.Builds, queue => BuildQueueArguments(queue.SetQueueArgument));
                });
                endpoints(context, rabbit);
            });
        });
        return builder;
    }

    /// <summary>
    /// Makes the endpoint read <see cref="Queues.Builds"/> with the arguments every service declares it with. What comes into the queue is
    /// bound by who sends it.
    /// </summary>
    public static void IsBuildQueue(this IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        endpoint.ConfigureConsumeTopology = false;
        BuildQueueArguments(endpoint.SetQueueArgument);
    }

    private static void BuildQueueArguments(Action<string, object> set)
    {
        set("x-queue-type", "quorum");
        set("x-delivery-limit", Queues.DeliveryLimit);
        set("x-dead-letter-exchange", Queues.DeadBuilds);
    }
}
