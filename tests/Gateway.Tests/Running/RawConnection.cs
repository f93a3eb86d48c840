using System.Net.Sockets;
using System.Text;

namespace KeymapBakery.Gateway.Tests.Running;

/// <summary>A connection to the gateway on which a test can say what no HTTP client would.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _tcp;

    private RawConnection(TcpClient tcp) => _tcp = tcp;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<RawConnection> OpenAsync(RunningGateway gateway)
    {
        var tcp = new TcpClient();
        await tcp.ConnectAsync(gateway.Client.BaseAddress!.Host, gateway.Client.BaseAddress.Port, Cancelled);
        return new RawConnection(tcp);
    }

    /// <summary>Sends text; false when the other end has closed the connection.</summary>
    public async Task<bool> TrySendAsync(string text)
    {
        try
        {
            await _tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Cancelled);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>All that comes until the other end closes the connection, which it must do within the limit.</summary>
    public async Task<string> ReadToEndAsync(TimeSpan limit)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        late.CancelAfter(limit);
        var text = new StringBuilder();
        var chunk = new byte[4096];
        try
        {
            while (await _tcp.GetStream().ReadAsync(chunk, late.Token) is var read and > 0)
            {
                text.Append(Encoding.UTF8.GetString(chunk, 0, read));
            }
        }
        catch (IOException)
        {
            // Reset: what was unread when the other end closed is thrown away by it.
        }

        return text.ToString();
    }

    /// <summary>What comes until <paramref name="end"/> has come.</summary>
    public async Task<string> ReadUntilAsync(string end, TimeSpan limit)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        late.CancelAfter(limit);
        var text = new StringBuilder();
        var chunk = new byte[4096];
        while (!text.ToString().Contains(end, StringComparison.Ordinal)
            && await _tcp.GetStream().ReadAsync(chunk, late.Token) is var read and > 0)
        {
            text.Append(Encoding.UTF8.GetString(chunk, 0, read));
        }

        return text.ToString();
    }

    public void Dispose() => _tcp.Dispose();
}
