using KeymapBakery.ServiceDefaults;

namespace KeymapBakery.Compiler.Rpc;

/// <summary>Wires the gRPC side.</summary>
internal static class RpcExtensions
{
    /// <summary>
    /// Adds gRPC, and the standard health service fed by the service's health checks: of all under the empty name, of the process itself under
    /// <c>live</c>.
    /// </summary>
    public static void AddRpc(this IHostApplicationBuilder builder)
    {
        builder.Services.AddGrpc();
        builder.Services.AddGrpcHealthChecks(health =>
            health.Services.Map(ServiceDefaultsExtensions.LiveTag, check => check.Tags.Contains(ServiceDefaultsExtensions.LiveTag)));
    }

    /// <summary>Maps <c>grpc.health.v1.Health</c>. Nobody calls a compiler for anything else: builds come from the broker.</summary>
    public static void MapRpc(this IEndpointRouteBuilder endpoints) => endpoints.MapGrpcHealthChecksService();
}
