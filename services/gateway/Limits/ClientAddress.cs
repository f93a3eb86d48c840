using System.Net;
using System.Net.Sockets;

namespace KeymapBakery.Gateway.Limits;

/// <summary>Who a request is from, as far as addresses tell.</summary>
internal static class ClientAddress
{
    private const int NetworkBytes = 8;

    /// <summary>
    /// The IPv4 address; or the IPv6 address with its last 64 bits zero, of which a single subscriber has all (RFC 6177); or
    /// <see cref="IPAddress.None"/> when there is none.
    /// </summary>
    public static IPAddress Of(HttpContext context) => Of(context.Connection.RemoteIpAddress);

    /// <inheritdoc cref="Of(HttpContext)"/>
    public static IPAddress Of(IPAddress? address)
    {
        if (address is null)
        {
            return IPAddress.None;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new IPAddress(bytes);
    }
}
