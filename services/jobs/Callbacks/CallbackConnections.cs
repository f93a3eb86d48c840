using System.Net;
using System.Net.Sockets;

namespace KeymapBakery.Jobs.Callbacks;

/// <summary>
/// Connects to receivers. The addresses a name stands for are looked at here and then connected to, not looked up again, so that no name can stand
/// for one address while it is checked and for another when it counts.
/// </summary>
internal static class CallbackConnections
{
    private const int MaximumHeaderKilobytes = 16;

    /// <summary>Of a request, the receiver it goes to.</summary>
    public static readonly HttpRequestOptionsKey<CallbackReceiver> Receiver = new("receiver");

    /// <summary>A client that follows no redirects, uses no proxy, keeps no cookies and goes to no private address unless its receiver allows it.</summary>
    public static HttpClient CreateClient(TimeSpan timeout) =>
        new(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = MaximumHeaderKilobytes,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            UseCookies = false,
            UseProxy = false,
        })
        {
            Timeout = timeout,
        };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var allowsPrivate = context.InitialRequestMessage.Options.TryGetValue(Receiver, out var receiver) && receiver.AllowPrivateAddresses;
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = allowsPrivate ? addresses : [.. addresses.Where(PublicAddresses.Contains)];
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"{host} has no public address, and AllowPrivateAddresses is not set for it.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
