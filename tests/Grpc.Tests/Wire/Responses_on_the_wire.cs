using Grpc.Core;
using Grpc.Testing;
using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Wire;

/// <summary>What the client makes of servers that do not behave.</summary>
public sealed class Responses_on_the_wire
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, StatusCode.Internal)]
    [InlineData(401, StatusCode.Unauthenticated)]
    [InlineData(403, StatusCode.PermissionDenied)]
    [InlineData(404, StatusCode.Unimplemented)]
    [InlineData(429, StatusCode.Unavailable)]
    [InlineData(500, StatusCode.Unknown)]
    [InlineData(502, StatusCode.Unavailable)]
    [InlineData(503, StatusCode.Unavailable)]
    [InlineData(504, StatusCode.Unavailable)]
    public async Task An_http_status_becomes_a_grpc_status(int httpStatus, StatusCode expected) =>
        (await CallAsync(context => context.Response.StatusCode = httpStatus)).StatusCode.ShouldBe(expected);

    [Fact]
    public async Task A_page_is_no_answer() =>
        (await CallAsync(context => context.Response.ContentType = "text/html")).StatusCode.ShouldBe(StatusCode.Unknown);

    [Fact]
    public async Task A_missing_status_is_unknown() => (await CallAsync(_ => { })).StatusCode.ShouldBe(StatusCode.Unknown);

    [Fact]
    public async Task A_success_without_a_message_is_a_failure() =>
        (await CallAsync(context => context.Response.Headers["grpc-status"] = "0")).StatusCode.ShouldBe(StatusCode.Internal);

    [Fact]
    public async Task A_status_from_the_future_is_unknown() =>
        (await CallAsync(context => context.Response.Headers["grpc-status"] = "99")).StatusCode.ShouldBe(StatusCode.Unknown);

    [Fact]
    public async Task An_unsupported_compression_is_unimplemented() =>
        (await CallAsync(context => context.Response.Headers["grpc-encoding"] = "br")).StatusCode.ShouldBe(StatusCode.Unimplemented);

    [Theory]
    [InlineData(0x7, StatusCode.Unavailable)]
    [InlineData(0x8, StatusCode.Cancelled)]
    [InlineData(0xb, StatusCode.ResourceExhausted)]
    [InlineData(0xc, StatusCode.PermissionDenied)]
    [InlineData(0x2, StatusCode.Internal)]
    public async Task A_reset_stream_becomes_a_grpc_status(int errorCode, StatusCode expected) =>
        (await CallAsync(context => context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(errorCode))).StatusCode.ShouldBe(expected);

    private static async Task<RpcException> CallAsync(Action<HttpContext> answer)
    {
        await using var server = await TestServer.StartAsync(application => application.Run(context =>
        {
            context.Response.ContentType = "application/grpc";
            answer(context);
            return Task.CompletedTask;
        }));
        return await Should.ThrowAsync<RpcException>(
            new TestService.TestServiceClient(server.Channel)
                .EmptyCallAsync(new Empty(), deadline: DateTime.UtcNow.AddSeconds(20), cancellationToken: Cancellation).ResponseAsync);
    }
}
