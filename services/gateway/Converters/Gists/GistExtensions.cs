using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Gateway.Converters.Gists;

internal static class GistExtensions
{
    private const int Connections = 8;
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>Adds <see cref="GistLayouts"/>.</summary>
    public static void AddGists(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<GistOptions>()
            .BindConfiguration(GistOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                options => options.Address is { IsAbsoluteUri: true, Query: "", Fragment: "" } address
                    && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)),
                "Gateway:Gists:Address must be an absolute https URL, or an http URL of this machine, without query and fragment, for example https://api.github.com/.")
            .Validate(
                options => options.Token.All(character => character is > ' ' and <= '~'),
                "Gateway:Gists:Token must have no spaces and no characters beyond ASCII.")
            .ValidateOnStart();
        builder.Services.AddSingleton<GistLayouts>();
        builder.Services.AddHttpClient(GistLayouts.Client)
            .ConfigureHttpClient((services, client) => Configure(client, services.GetRequiredService<IOptions<GistOptions>>().Value))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                MaxConnectionsPerServer = Connections,
                UseCookies = false,
                PooledConnectionLifetime = ConnectionLifetime,
            });
    }

    private static void Configure(HttpClient client, GistOptions options)
    {
        client.BaseAddress = new Uri($"{options.Address.AbsoluteUri.TrimEnd('/')}/");
        client.Timeout = options.Timeout;
        client.MaxResponseContentBufferSize = options.MaximumBytes;
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/vnd.github+json"));
        // GitHub answers nobody without one.
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("keymap-bakery", "1.0"));
        if (options.Token.Length > 0)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", options.Token);
        }
    }
}
