namespace KeymapBakery.Gateway.Hosting;

internal static class GatewayJsonExtensions
{
    public static void AddGatewayJson(this IHostApplicationBuilder builder) =>
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = GatewayJson.Readable.Options.PropertyNamingPolicy;
            json.SerializerOptions.NumberHandling = GatewayJson.Readable.Options.NumberHandling;
            json.SerializerOptions.Encoder = GatewayJson.Readable.Options.Encoder;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, GatewayJson.Readable);
        });
}
