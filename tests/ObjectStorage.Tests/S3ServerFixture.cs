using KeymapBakery.Testing;

namespace KeymapBakery.ObjectStorage.Tests;

/// <summary>One S3 server for all tests of a class, and the address under which clients reach it.</summary>
public sealed class S3ServerFixture : IAsyncLifetime
{
    private S3Server? _server;
    private SignatureGate? _gate;

    public Uri Endpoint => _server?.Endpoint ?? throw new InvalidOperationException("Not started.");

    public Uri PublicEndpoint => _gate?.Address ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _server = await S3Server.StartAsync();
        _gate = await SignatureGate.StartAsync(_server.Endpoint, S3Server.SecretKey);
    }

    public async ValueTask DisposeAsync()
    {
        if (_gate is not null)
        {
            await _gate.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
