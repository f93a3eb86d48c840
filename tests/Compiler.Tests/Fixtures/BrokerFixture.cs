using KeymapBakery.Testing;

namespace KeymapBakery.Compiler.Tests.Fixtures;

/// <summary>One RabbitMQ for the tests of a class, which run one after the other.</summary>
public sealed class BrokerFixture : IAsyncLifetime
{
    public RabbitMqServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await RabbitMqServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
