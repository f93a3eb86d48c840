using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;

namespace KeymapBakery.Grpc.Tests.Interop;

public sealed class Our_client_and_our_server : IAsyncLifetime
{
    private TestServer _server = null!;

    private InteropCases Cases => new(_server.Channel);

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(application => application.MapGrpcService<InteropService>());

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public Task Empty_unary() => Cases.EmptyUnaryAsync();

    [Fact]
    public Task Large_unary() => Cases.LargeUnaryAsync();

    [Fact]
    public Task Client_streaming() => Cases.ClientStreamingAsync();

    [Fact]
    public Task Server_streaming() => Cases.ServerStreamingAsync();

    [Fact]
    public Task Ping_pong() => Cases.PingPongAsync();

    [Fact]
    public Task Empty_stream() => Cases.EmptyStreamAsync();

    [Fact]
    public Task Status_code_and_message() => Cases.StatusCodeAndMessageAsync();

    [Fact]
    public Task Special_status_message() => Cases.SpecialStatusMessageAsync();

    [Fact]
    public Task Custom_metadata() => Cases.CustomMetadataAsync();

    [Fact]
    public Task Unimplemented_method() => Cases.UnimplementedMethodAsync();

    [Fact]
    public Task Unimplemented_service() => Cases.UnimplementedServiceAsync();

    [Fact]
    public Task Cancel_after_begin() => Cases.CancelAfterBeginAsync();

    [Fact]
    public Task Cancel_after_first_response() => Cases.CancelAfterFirstResponseAsync();

    [Fact]
    public Task Timeout_on_sleeping_server() => Cases.TimeoutOnSleepingServerAsync();
}
