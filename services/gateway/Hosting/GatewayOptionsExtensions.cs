namespace KeymapBakery.Gateway.Hosting;

internal static class GatewayOptionsExtensions
{
    public static void AddGatewayOptions(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<GatewayOptions>()
            .BindConfiguration(GatewayOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.PublicUrl is null || IsWebOrigin(options.PublicUrl),
                "Gateway:PublicUrl must be an absolute http or https URL without query and fragment, for example https://api.example.org.")
            .Validate(
                options => IsWebOrigin(options.JobsAddress),
                "Gateway:JobsAddress must be an absolute http or https URL, for example http://127.0.0.1:5101.")
            .Validate(
                options => options.MetadataAddress is null || IsWebOrigin(options.MetadataAddress),
                "Gateway:MetadataAddress must be an absolute http or https URL, for example http://127.0.0.1:5121, or left out.")
            .Validate(
                options => IsSecret(options.WebhookSecret),
                $"Gateway:WebhookSecret must have at least {GatewayOptions.MinimumSecretLength} characters, or be left out.")
            .Validate(
                options => IsSecret(options.AdminToken),
                $"Gateway:AdminToken must have at least {GatewayOptions.MinimumSecretLength} characters, or be left out.")
            .Validate(
                options => options.Proxies.All(proxy => ForwardingExtensions.TryParse(proxy, out _)),
                "Gateway:Proxies must be addresses or networks, for example 10.1.2.3, 10.0.0.0/8 or fd00::/8.")
            .ValidateOnStart();
        builder.Services.AddSingleton<PublicAddress>();
    }

    private static bool IsSecret(string secret) => secret.Length is 0 or >= GatewayOptions.MinimumSecretLength;

    private static bool IsWebOrigin(Uri url) =>
        url.IsAbsoluteUri
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.Query.Length == 0
        && url.Fragment.Length == 0;
}
