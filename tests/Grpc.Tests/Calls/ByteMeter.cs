using System.Net;
using System.Net.Sockets;

namespace KeymapBakery.Grpc.Tests.Calls;

/// <summary>An HTTP handler that counts what goes over its connections.</summary>
internal sealed class ByteMeter : DelegatingHandler
{
    private long _sent;
    private long _received;

    public ByteMeter() => InnerHandler = new SocketsHttpHandler { ConnectCallback = ConnectAsync };

    public long BytesSent => Interlocked.Read(ref _sent);

    public long BytesReceived => Interlocked.Read(ref _received);

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new DnsEndPoint(context.DnsEndPoint.Host, context.DnsEndPoint.Port), cancellationToken);
        return new CountingStream(this, socket);
    }

    private sealed class CountingStream(ByteMeter meter, Socket socket) : NetworkStream(socket, ownsSocket: true)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            Interlocked.Add(ref meter._received, read);
            return read;
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Interlocked.Add(ref meter._sent, buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
