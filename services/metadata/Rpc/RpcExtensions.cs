using KeymapBakery.ServiceDefaults;

namespace KeymapBakery.Metadata.Rpc;

/// <summary>Wires the gRPC side.</summary>
internal static class RpcExtensions
{
    /// <summary>
    /// Adds gRPC, and the standard health service fed by the service's health checks: of all under the empty name, of the process itself under
    /// <c>live</c>.
    /// </summary>
    public static IHostApplicationBuilder AddRpc(this IHostApplicationBuilder builder)
    {
        builder.Services.AddGrpc();
        builder.Services.AddGrpcHealthChecks(health =>
            health.Services.Map(ServiceDefaultsExtensions.LiveTag, check => check.Tags.Contains(ServiceDefaultsExtensions.LiveTag)));
        return builder;
    }

    /// <summary>Maps <c>bakery.metadata.v1.Metadata</c> and <c>grpc.health.v1.Health</c>.</summary>
    public static IEndpointRouteBuilder MapRpc(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGrpcService<MetadataService>();
        endpoints.MapGrpcHealthChecksService();
        return endpoints;
    }
}
