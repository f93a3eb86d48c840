using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;

namespace KeymapBakery.Grpc.Tests.Interop;

public sealed class Our_client_and_our_server : IAsyncLifetime
{
    private TestServer _server = null!;

    public static TheoryData<string> Cases => [.. InteropCases.Names];

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(
        application => application.MapGrpcService<InteropService>(),
        options => options.ResponseCompressionAlgorithm = "gzip");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Pass(string name) => new InteropCases(_server.Channel).RunAsync(name);
}
