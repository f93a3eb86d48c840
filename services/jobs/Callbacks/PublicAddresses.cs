using System.Net;
using System.Net.Sockets;

namespace KeymapBakery.Jobs.Callbacks;

/// <summary>Knows the addresses that everybody on the Internet means the same host by.</summary>
public static class PublicAddresses
{
    // IANA's registries of special-purpose addresses (RFC 6890), and multicast.
    private static readonly IPNetwork[] SpecialIPv4 = Parse(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    // Of version 6, only these are given out; what of them stands for something else, such as an address of version 4, is special.
    private static readonly IPNetwork GlobalIPv6 = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialIPv6 = Parse("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /// <summary>True when <paramref name="address"/> is not one of this machine, this network or a special purpose.</summary>
    public static bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !SpecialIPv4.Any(network => network.Contains(plain))
            : GlobalIPv6.Contains(plain) && !SpecialIPv6.Any(network => network.Contains(plain));
    }

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(IPNetwork.Parse)];
}
