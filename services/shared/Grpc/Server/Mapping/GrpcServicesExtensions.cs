using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Mapping;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers what gRPC services need.</summary>
public static class GrpcServicesExtensions
{
    /// <summary>Registers what gRPC services need.</summary>
    /// <param name="services">The services of the application.</param>
    public static IGrpcServerBuilder AddGrpc(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRouting();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<UnimplementedEndpoints>();
        return new GrpcServerBuilder(services);
    }

    /// <summary>Registers what gRPC services need.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configureOptions">Sets how all services are served.</param>
    public static IGrpcServerBuilder AddGrpc(this IServiceCollection services, Action<GrpcServiceOptions> configureOptions)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.Configure(configureOptions);
        return services.AddGrpc();
    }

    /// <summary>Sets how one service is served.</summary>
    /// <typeparam name="TService">Type that implements the service.</typeparam>
    /// <param name="grpcBuilder">The registration of gRPC services.</param>
    /// <param name="configure">Sets the options, which start out with the values for all services.</param>
    public static IGrpcServerBuilder AddServiceOptions<TService>(
        this IGrpcServerBuilder grpcBuilder, Action<GrpcServiceOptions<TService>> configure)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(grpcBuilder);
        grpcBuilder.Services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IConfigureOptions<GrpcServiceOptions<TService>>, GrpcServiceOptionsDefaults<TService>>());
        grpcBuilder.Services.Configure(configure);
        return grpcBuilder;
    }
}
