using System.Diagnostics;
using System.Globalization;

namespace KeymapBakery.Grpc.Tests.Interop;

/// <summary>A running server of the independent peer.</summary>
public sealed class GrpcJsServer : IAsyncLifetime
{
    private Process? _process;

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await GrpcJs.InstallAsync();
        _process = GrpcJs.Start("node", "server.js");
        var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException(
                $"The server ended: {await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)}");
        Address = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", int.Parse(line, CultureInfo.InvariantCulture)).Uri;
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
        }

        _process?.Dispose();
        return ValueTask.CompletedTask;
    }
}
