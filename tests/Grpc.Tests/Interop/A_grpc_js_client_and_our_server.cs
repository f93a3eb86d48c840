using System.Collections.Concurrent;
using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Interop;

public sealed class A_grpc_js_client_and_our_server : IAsyncLifetime
{
    private readonly ConcurrentQueue<(string Request, string Response)> _encodings = [];
    private TestServer _server = null!;

    public static TheoryData<string> Cases => [.. InteropCases.Names];

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(
        application =>
        {
            application.Use(async (context, next) =>
            {
                await next(context);
                _encodings.Enqueue((context.Request.Headers["grpc-encoding"].ToString(), context.Response.Headers["grpc-encoding"].ToString()));
            });
            application.MapGrpcService<InteropService>();
        },
        options => options.ResponseCompressionAlgorithm = "gzip");

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Pass(string name)
    {
        await GrpcJs.InstallAsync();
        await GrpcJs.RunClientAsync(_server.Address, name);
        if (name == "large_unary_gzip")
        {
            _encodings.ShouldContain(("gzip", "gzip"));
        }
    }
}
