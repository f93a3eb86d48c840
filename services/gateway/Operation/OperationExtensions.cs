using KeymapBakery.Gateway.Admin;
using KeymapBakery.Gateway.Alerts;
using KeymapBakery.Gateway.Refreshing;

namespace KeymapBakery.Gateway.Operation;

/// <summary>What is there for those who run the system, rather than for its users.</summary>
internal static class OperationExtensions
{
    /// <summary>Adds what <see cref="MapOperation"/> needs, and the watch over the system's health.</summary>
    public static void AddOperation(this IHostApplicationBuilder builder)
    {
        builder.AddAdmin();
        builder.AddRefreshing();
        builder.AddAlerts();
    }

    /// <summary>Maps <c>/v1/admin</c> and <c>/v1/webhooks</c>.</summary>
    public static void MapOperation(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAdmin();
        endpoints.MapRefreshing();
    }
}
