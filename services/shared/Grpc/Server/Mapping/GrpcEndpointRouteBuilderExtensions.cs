using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Mapping;
using Grpc.Framing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps gRPC services to their paths.</summary>
public static class GrpcEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps every method of a service to its path. The service is taken from the container for each call, or made for
    /// the call when it is not registered. Calls to methods that no mapped service has end with <c>UNIMPLEMENTED</c>.
    /// </summary>
    /// <typeparam name="TService">Type that derives from a generated service base.</typeparam>
    /// <param name="builder">Where endpoints are mapped.</param>
    /// <exception cref="InvalidOperationException"><c>AddGrpc</c> was not called, or the type is no gRPC service.</exception>
    public static GrpcServiceEndpointConventionBuilder MapGrpcService<TService>(this IEndpointRouteBuilder builder)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        var unimplemented = builder.ServiceProvider.GetService<UnimplementedEndpoints>()
            ?? throw new InvalidOperationException("gRPC is not registered. Call services.AddGrpc() before mapping gRPC services.");
        var endpoints = ServiceEndpoints<TService>.Map(builder, EffectiveOptions<TService>(builder.ServiceProvider));
        unimplemented.Map(builder);
        return new GrpcServiceEndpointConventionBuilder(endpoints);
    }

    private static GrpcServiceOptions EffectiveOptions<TService>(IServiceProvider services)
        where TService : class
    {
        var options = services.GetService<IConfigureOptions<GrpcServiceOptions<TService>>>() is null
            ? services.GetRequiredService<IOptions<GrpcServiceOptions>>().Value
            : services.GetRequiredService<IOptions<GrpcServiceOptions<TService>>>().Value;
        if (!MessageEncoding.IsSupported(options.ResponseCompressionAlgorithm))
        {
            throw new InvalidOperationException(
                $"ResponseCompressionAlgorithm is '{options.ResponseCompressionAlgorithm}'. Set it to 'gzip', or to null for no compression.");
        }

        return options;
    }
}
