using Grpc.Core;
using Grpc.Testing;
using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Calls;

public sealed class Statuses_and_metadata : IAsyncLifetime
{
    private readonly ScriptedService _service = new();
    private TestServer _server = null!;
    private TestService.TestServiceClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync(
            application => application.MapGrpcService<ScriptedService>(), register: services => services.AddSingleton(_service));
        _client = new TestService.TestServiceClient(_server.Channel);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Details_and_trailers_of_a_thrown_status_arrive()
    {
        byte[] details = [0, 1, 254, 255];
        _service.OnEmptyCall = context =>
        {
            context.ResponseTrailers.Add("from-context", "1");
            throw new RpcException(
                new Status(StatusCode.FailedPrecondition, "100% no, \"ça\" ne va pas"),
                [new Metadata.Entry("from-exception", "2"), new Metadata.Entry("grpc-status-details-bin", details)]);
        };

        var exception = await FailAsync();

        exception.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        exception.Status.Detail.ShouldBe("100% no, \"ça\" ne va pas");
        exception.Trailers.GetValue("from-context").ShouldBe("1");
        exception.Trailers.GetValue("from-exception").ShouldBe("2");
        exception.Trailers.GetValueBytes("grpc-status-details-bin").ShouldBe(details);
    }

    [Fact]
    public async Task A_status_can_be_set_instead_of_thrown()
    {
        _service.OnEmptyCall = context =>
        {
            context.Status = new Status(StatusCode.NotFound, "no such thing");
            return Task.FromResult(new Empty());
        };

        var exception = await FailAsync();

        exception.StatusCode.ShouldBe(StatusCode.NotFound);
        exception.Status.Detail.ShouldBe("no such thing");
    }

    [Fact]
    public async Task A_status_after_messages_arrives_after_them()
    {
        _service.OnStreamingOutputCall = async (responses, _) =>
        {
            await responses.WriteAsync(new StreamingOutputCallResponse());
            throw new RpcException(new Status(StatusCode.DataLoss, "half of it"));
        };
        using var call = _client.StreamingOutputCall(new StreamingOutputCallRequest(), cancellationToken: Cancellation);

        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();
        var exception = await Should.ThrowAsync<RpcException>(call.ResponseStream.MoveNext(Cancellation));

        exception.StatusCode.ShouldBe(StatusCode.DataLoss);
        call.GetStatus().Detail.ShouldBe("half of it");
    }

    [Fact]
    public async Task An_exception_is_unknown_and_tells_nothing()
    {
        _service.OnEmptyCall = _ => throw new InvalidOperationException("the secret");

        var exception = await FailAsync();

        exception.StatusCode.ShouldBe(StatusCode.Unknown);
        exception.Status.Detail.ShouldNotContain("secret");
    }

    [Fact]
    public async Task Metadata_travel_both_ways_with_repeated_keys_and_bytes()
    {
        byte[][] values = [[1], [1, 2], [0xff, 0xfe, 0xfd]];
        Metadata? received = null;
        _service.OnEmptyCall = async context =>
        {
            received = context.RequestHeaders;
            var headers = new Metadata();
            foreach (var entry in context.RequestHeaders.Where(entry => entry.Key.StartsWith("x-", StringComparison.Ordinal)))
            {
                headers.Add(entry);
            }

            await context.WriteResponseHeadersAsync(headers);
            return new Empty();
        };
        var sent = new Metadata { { "X-Text", "one" }, { "x-text", "two" } };
        foreach (var value in values)
        {
            sent.Add("x-value-bin", value);
        }

        using var call = _client.EmptyCallAsync(new Empty(), sent, cancellationToken: Cancellation);
        var returned = await call.ResponseHeadersAsync;
        await call;

        // HTTP lets every hop join text values with commas; HttpClient does.
        received!.GetValue("x-text").ShouldBe("one, two");
        returned.GetValue("x-text").ShouldBe("one, two");
        returned.GetAll("x-value-bin").Select(entry => entry.ValueBytes).ShouldBe(values);
        returned.ShouldAllBe(entry => !entry.Key.StartsWith("grpc-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_server_knows_method_peer_and_host()
    {
        (string Method, string Host, string Peer) seen = default;
        _service.OnEmptyCall = context =>
        {
            seen = (context.Method, context.Host, context.Peer);
            return Task.FromResult(new Empty());
        };

        await _client.WithHost("another.name").EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        seen.Method.ShouldBe("/grpc.testing.TestService/EmptyCall");
        seen.Host.ShouldBe("another.name");
        seen.Peer.ShouldStartWith("ipv4:127.0.0.1:");
    }

    [Fact]
    public async Task Status_and_trailers_are_not_known_while_the_call_runs()
    {
        var proceed = new TaskCompletionSource<Empty>();
        _service.OnEmptyCall = _ => proceed.Task;
        using var call = _client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation);

        Should.Throw<InvalidOperationException>(() => call.GetStatus());
        proceed.SetResult(new Empty());
        await call;

        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    [Fact]
    public void A_blocking_call_returns_its_response() => _client.EmptyCall(new Empty(), cancellationToken: Cancellation).ShouldBe(new Empty());

    [Fact]
    public async Task A_client_may_stop_sending_before_the_server_has_read_everything()
    {
        _service.OnStreamingInputCall = async (requests, _) =>
        {
            await requests.MoveNext();
            return new StreamingInputCallResponse { AggregatedPayloadSize = 1 };
        };
        using var call = _client.StreamingInputCall(cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(new StreamingInputCallRequest(), Cancellation);

        (await call).AggregatedPayloadSize.ShouldBe(1);
        await Should.ThrowAsync<InvalidOperationException>(call.RequestStream.WriteAsync(new StreamingInputCallRequest(), Cancellation));
    }

    [Theory]
    [InlineData("spaces in it")]
    [InlineData("ümlaut")]
    [InlineData("")]
    public void Keys_that_no_header_may_have_are_refused(string key) =>
        Should.Throw<ArgumentException>(() => new Metadata { { key, "value" } });

    private async Task<RpcException> FailAsync() =>
        await Should.ThrowAsync<RpcException>(_client.EmptyCallAsync(new Empty(), cancellationToken: Cancellation).ResponseAsync);
}
