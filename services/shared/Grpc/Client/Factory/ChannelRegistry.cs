using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Grpc.Net.ClientFactory;

/// <summary>Keeps one channel per registration, so that all its clients share connections.</summary>
internal sealed class ChannelRegistry(
    IOptionsMonitor<GrpcClientFactoryOptions> options,
    IHttpMessageHandlerFactory handlers,
    ILoggerFactory loggers,
    IServiceProvider services) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Connection>> _connections = new();

    public (CallInvoker Invoker, IReadOnlyList<InterceptorRegistration> ClientInterceptors) Get(string name)
    {
        var connection = _connections.GetOrAdd(name, key => new Lazy<Connection>(() => Connect(key))).Value;
        return (connection.Invoker, connection.ClientInterceptors);
    }

    public void Dispose()
    {
        foreach (var connection in _connections.Values.Where(connection => connection.IsValueCreated))
        {
            connection.Value.Channel.Dispose();
        }
    }

    private Connection Connect(string name)
    {
        var registration = options.Get(name);
        var address = registration.Address ?? throw new InvalidOperationException(
            $"The gRPC client '{name}' has no address. Set it: services.AddGrpcClient<…>(options => options.Address = …).");
        var channelOptions = new GrpcChannelOptions { LoggerFactory = loggers, HttpHandler = handlers.CreateHandler(name) };
        foreach (var configure in registration.ChannelOptionsActions)
        {
            configure(channelOptions);
        }

        var channel = GrpcChannel.ForAddress(address, channelOptions);
        var shared = registration.InterceptorRegistrations
            .Where(interceptor => interceptor.Scope == InterceptorScope.Channel)
            .Select(interceptor => interceptor.Creator(services))
            .ToArray();
        return new Connection(
            channel,
            channel.CreateCallInvoker().Intercept(shared),
            [.. registration.InterceptorRegistrations.Where(interceptor => interceptor.Scope == InterceptorScope.Client)]);
    }

    private sealed record Connection(GrpcChannel Channel, CallInvoker Invoker, IReadOnlyList<InterceptorRegistration> ClientInterceptors);
}
