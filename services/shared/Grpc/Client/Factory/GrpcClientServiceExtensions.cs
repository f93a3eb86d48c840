using Grpc.Net.Client;
using Grpc.Net.ClientFactory;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers generated clients.</summary>
public static class GrpcClientServiceExtensions
{
    /// <summary>Registers a client under the name of its type.</summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="configureClient">Sets how it is made; at least its address.</param>
    /// <returns>Continues the registration.</returns>
    public static IHttpClientBuilder AddGrpcClient<TClient>(
        this IServiceCollection services, Action<GrpcClientFactoryOptions> configureClient)
        where TClient : class => services.AddGrpcClient<TClient>(typeof(TClient).Name, configureClient);

    /// <summary>Registers a client under the name of its type.</summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="configureClient">Sets how it is made, with the help of other services; at least its address.</param>
    /// <returns>Continues the registration.</returns>
    public static IHttpClientBuilder AddGrpcClient<TClient>(
        this IServiceCollection services, Action<IServiceProvider, GrpcClientFactoryOptions> configureClient)
        where TClient : class => services.AddGrpcClient<TClient>(typeof(TClient).Name, configureClient);

    /// <summary>Registers a client under a name.</summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="configureClient">Sets how it is made; at least its address.</param>
    /// <returns>Continues the registration.</returns>
    public static IHttpClientBuilder AddGrpcClient<TClient>(
        this IServiceCollection services, string name, Action<GrpcClientFactoryOptions> configureClient)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(configureClient);
        return services.AddGrpcClient<TClient>(name, (_, options) => configureClient(options));
    }

    /// <summary>Registers a client under a name.</summary>
    /// <typeparam name="TClient">The generated client.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="name">The name.</param>
    /// <param name="configureClient">Sets how it is made, with the help of other services; at least its address.</param>
    /// <returns>Continues the registration.</returns>
    public static IHttpClientBuilder AddGrpcClient<TClient>(
        this IServiceCollection services, string name, Action<IServiceProvider, GrpcClientFactoryOptions> configureClient)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(configureClient);
        services.AddOptions<GrpcClientFactoryOptions>(name).Configure<IServiceProvider>(
            (options, provider) => configureClient(provider, options));
        services.TryAddSingleton<ChannelRegistry>();
        services.TryAddTransient<GrpcClientFactory, ChannelClientFactory>();
        services.AddTransient(provider => provider.GetRequiredService<GrpcClientFactory>().CreateClient<TClient>(name));

        // The channel keeps its handler for good; connections renew themselves.
        return services.AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(DefaultHttpHandler.Create)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
    }
}
