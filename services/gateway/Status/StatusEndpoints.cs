using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Gateway.MetadataService;

namespace KeymapBakery.Gateway.Status;

/// <summary>How the whole system is.</summary>
internal static class StatusEndpoints
{
    private const string Tag = "Status";

    /// <summary>Adds what <see cref="MapStatus"/> needs.</summary>
    public static void AddApiStatus(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<QueueMonitor>();
        builder.Services.AddSingleton<ApiStatusReport>();
    }

    /// <summary>Maps <c>/v1</c> and <c>/v1/healthcheck</c>.</summary>
    public static void MapStatus(this IEndpointRouteBuilder endpoints)
    {
        string[] children = endpoints.HasMetadataService() ? ["compile", "converters", "keyboards", "skeletons"] : ["compile", "converters", "skeletons"];
        endpoints.MapRead("/v1", async (ApiStatusReport report, CancellationToken cancellationToken) =>
                new JsonAnswer<ApiStatus>(
                    await report.ReadAsync(cancellationToken) with { Children = children },
                    GatewayJson.Readable.ApiStatus))
            .WithTags(Tag)
            .WithName("getStatus")
            .WithSummary("See how the system is and what there is below /v1")
            .WithDescription("Always 200: a system that cannot compile at the moment says so in status.")
            .Produces<ApiStatus>();
        endpoints.MapRead("/v1/healthcheck", async (ApiStatusReport report, CancellationToken cancellationToken) =>
                new JsonAnswer<ApiStatus>(await report.ReadAsync(cancellationToken), GatewayJson.Readable.ApiStatus))
            .WithTags(Tag)
            .WithName("getHealth")
            .WithSummary("See how the system is")
            .WithDescription("Always 200: a system that cannot compile at the moment says so in status.")
            .Produces<ApiStatus>();
    }
}
