using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Grpc.Testing;
using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Calls;

public sealed class Sizes_and_compression
{
    private const int FourMebibytes = 4 * 1024 * 1024;

    private static readonly Metadata Compressed = [new Metadata.Entry("grpc-internal-encoding-request", "gzip")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_request_over_the_servers_limit_is_refused(bool isCompressed)
    {
        await using var server = await ServeAsync();

        var exception = await FailAsync(server, Request(payloadSize: FourMebibytes), isCompressed ? Compressed : null);

        exception.StatusCode.ShouldBe(StatusCode.ResourceExhausted);
        exception.Status.Detail.ShouldContain(FourMebibytes.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("gzip")]
    public async Task A_response_over_the_clients_limit_is_refused(string? algorithm)
    {
        await using var server = await ServeAsync(options => options.ResponseCompressionAlgorithm = algorithm);

        (await FailAsync(server, Request(responseSize: FourMebibytes))).StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task Limits_on_what_is_sent_hold_on_both_sides()
    {
        await using var server = await ServeAsync(options => options.MaxSendMessageSize = 1000);
        using var channel = server.Connect(options => options.MaxSendMessageSize = 1000);
        var client = new TestService.TestServiceClient(channel);

        var large = client.UnaryCallAsync(Request(payloadSize: 1000), cancellationToken: Cancellation);
        (await Should.ThrowAsync<RpcException>(large.ResponseAsync)).StatusCode.ShouldBe(StatusCode.ResourceExhausted);

        var answeredLarge = client.UnaryCallAsync(Request(responseSize: 1000), cancellationToken: Cancellation);
        (await Should.ThrowAsync<RpcException>(answeredLarge.ResponseAsync)).StatusCode.ShouldBe(StatusCode.ResourceExhausted);

        await client.UnaryCallAsync(Request(responseSize: 900, payloadSize: 900), cancellationToken: Cancellation);
    }

    [Fact]
    public async Task Without_limits_large_messages_pass_both_ways()
    {
        const int Size = 48 * 1024 * 1024;
        await using var server = await ServeAsync(options => options.MaxReceiveMessageSize = null);
        using var channel = server.Connect(options => options.MaxReceiveMessageSize = null);

        var response = await new TestService.TestServiceClient(channel)
            .UnaryCallAsync(Request(responseSize: Size, payloadSize: Size), cancellationToken: Cancellation);

        response.Payload.Body.Length.ShouldBe(Size);
    }

    [Fact]
    public async Task Messages_are_compressed_both_ways_when_asked_for()
    {
        const int Size = 1_000_000;
        await using var server = await ServeAsync(options => options.ResponseCompressionAlgorithm = "gzip");
        using var meter = new ByteMeter();
        using var channel = server.Connect(options => options.HttpHandler = meter);
        var client = new TestService.TestServiceClient(channel);

        await client.UnaryCallAsync(Request(responseSize: Size, payloadSize: Size), Compressed, cancellationToken: Cancellation);

        meter.BytesSent.ShouldBeLessThan(Size / 10);
        meter.BytesReceived.ShouldBeLessThan(Size / 10);
    }

    [Fact]
    public async Task A_stream_may_send_single_messages_uncompressed()
    {
        await using var server = await ServeAsync();
        using var call = new TestService.TestServiceClient(server.Channel).StreamingInputCall(Compressed, cancellationToken: Cancellation);
        foreach (var flags in new[] { default, WriteFlags.NoCompress, WriteFlags.BufferHint })
        {
            call.RequestStream.WriteOptions = new WriteOptions(flags);
            await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Zeros(1000) }, Cancellation);
        }

        await call.RequestStream.CompleteAsync();

        (await call).AggregatedPayloadSize.ShouldBe(3000);
    }

    [Fact]
    public void An_unknown_request_compression_is_refused_at_once()
    {
        using var channel = global::Grpc.Net.Client.GrpcChannel.ForAddress("http://127.0.0.1:1");
        Should.Throw<ArgumentException>(() => new TestService.TestServiceClient(channel).EmptyCallAsync(
            new Empty(), [new Metadata.Entry("grpc-internal-encoding-request", "zstd")], cancellationToken: Cancellation));
    }

    private static Task<TestServer> ServeAsync(Action<GrpcServiceOptions>? configure = null) =>
        TestServer.StartAsync(application => application.MapGrpcService<InteropService>(), configure);

    private static async Task<RpcException> FailAsync(TestServer server, SimpleRequest request, Metadata? headers = null) =>
        await Should.ThrowAsync<RpcException>(
            new TestService.TestServiceClient(server.Channel).UnaryCallAsync(request, headers, cancellationToken: Cancellation).ResponseAsync);

    private static SimpleRequest Request(int responseSize = 0, int payloadSize = 0) =>
        new() { ResponseSize = responseSize, Payload = Zeros(payloadSize) };

    private static Payload Zeros(int size) => new() { Body = UnsafeByteOperations.UnsafeWrap(new byte[size]) };
}
