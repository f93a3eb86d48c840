using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace KeymapBakery.ServiceDefaults.Health;

/// <summary>Knows which connections came in at <c>Kestrel:Endpoints:Health</c>, where those who run the system look at it.</summary>
internal static class HealthEndpointExtensions
{
    private const string Endpoint = "Health";

    /// <summary>Marks the connections of the endpoint. What a request says of its host proves nothing; where it came in does.</summary>
    public static void AddHealthEndpoint(this IHostApplicationBuilder builder) =>
        builder.Services.PostConfigure<KestrelServerOptions>(server =>
            server.ConfigurationLoader?.Endpoint(Endpoint, endpoint => endpoint.ListenOptions.Use(next => connection =>
            {
                connection.Features.Set(HealthConnection.Mark);
                return next(connection);
            })));

    /// <summary>True when there is such an endpoint.</summary>
    public static bool HasHealthEndpoint(this IConfiguration configuration) =>
        !string.IsNullOrEmpty(configuration[$"Kestrel:Endpoints:{Endpoint}:Url"]);

    /// <summary>True when the request came in there.</summary>
    public static bool IsAtHealthEndpoint(this HttpContext context) => context.Features.Get<HealthConnection>() is not null;

    private sealed class HealthConnection
    {
        public static HealthConnection Mark { get; } = new();
    }
}
