using KeymapBakery.Gateway.Hosting;
using KeymapBakery.Protos.Metadata.V1;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.MetadataService;

internal static class MetadataServiceExtensions
{
    // A keymap with all its layers, and all that is wrong with it.
    private const int MaxMessageBytes = 8 * 1024 * 1024;

    /// <summary>
    /// Adds the client of the metadata service. It is no part of the gateway's own health: keymaps are compiled without it too.
    /// </summary>
    public static void AddMetadataService(this IHostApplicationBuilder builder)
    {
        if (!builder.HasMetadataService())
        {
            return;
        }

        builder.Services
            .AddGrpcClient<Metadata.MetadataClient>((services, client) =>
                client.Address = services.GetRequiredService<IOptions<GatewayOptions>>().Value.MetadataAddress)
            .ConfigureChannel(channel => channel.MaxReceiveMessageSize = MaxMessageBytes);
        builder.Services
            .AddSingleton<MetadataServiceClient>()
            .AddSingleton<CatalogWatch>()
            .AddHostedService(services => services.GetRequiredService<CatalogWatch>())
            .AddSingleton<DocumentCache>();
    }

    /// <summary>Whether there is a metadata service behind this gateway.</summary>
    public static bool HasMetadataService(this IHostApplicationBuilder builder) =>
        builder.Configuration[$"{GatewayOptions.Section}:{nameof(GatewayOptions.MetadataAddress)}"] is { Length: > 0 };

    /// <summary>Whether there is a metadata service behind this gateway.</summary>
    public static bool HasMetadataService(this IEndpointRouteBuilder endpoints) =>
        endpoints.ServiceProvider.GetService<MetadataServiceClient>() is not null;
}
