using System.Net;
using System.Net.Sockets;

namespace KeymapBakery.Testing;

/// <summary>Finds loopback ports nobody listens on.</summary>
public static class FreePorts
{
    /// <summary>The first of <paramref name="count"/> consecutive free ports.</summary>
    public static int Find(int count = 1)
    {
        // Below the range the kernel hands out by itself, so that no outgoing connection takes one in between.
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var first = Random.Shared.Next(12_000, 30_000);
            if (Enumerable.Range(first, count).All(IsFree))
            {
                return first;
            }
        }

        throw new InvalidOperationException($"No {count} consecutive free ports on the loopback interface.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
