using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace KeymapBakery.Gateway.Hosting;

internal static class ForwardingExtensions
{
    /// <summary>
    /// Takes the client's address, the scheme and the host from <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> when the request comes from
    /// a proxy that <see cref="GatewayOptions.Proxies"/> names. Of several proxies in a row all must be named. From anybody else the headers
    /// mean nothing.
    /// </summary>
    public static void UseForwarding(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value.Proxies;
        if (proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        // The machine itself is no proxy unless it is named.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            _ = TryParse(proxy, out var network);
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    /// <summary>Reads an address such as <c>10.1.2.3</c>, or a network such as <c>10.0.0.0/8</c> or <c>fd00::/8</c>.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            network = new IPNetwork(address, address.GetAddressBytes().Length * 8);
            return true;
        }

        return IPNetwork.TryParse(text, out network);
    }
}
