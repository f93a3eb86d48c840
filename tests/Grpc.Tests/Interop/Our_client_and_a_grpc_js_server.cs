using Grpc.Net.Client;

namespace KeymapBakery.Grpc.Tests.Interop;

public sealed class Our_client_and_a_grpc_js_server(GrpcJsServer server) : IClassFixture<GrpcJsServer>
{
    public static TheoryData<string> Cases => [.. InteropCases.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Pass(string name)
    {
        using var channel = GrpcChannel.ForAddress(server.Address);
        await new InteropCases(channel).RunAsync(name);
    }
}
