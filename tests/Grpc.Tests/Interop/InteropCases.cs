using Google.Protobuf;
using Grpc.Core;
using Grpc.Testing;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Interop;

/// <summary>The client side of the public interoperability test description, against whatever server a channel leads to.</summary>
public sealed class InteropCases(ChannelBase channel)
{
    private static readonly Dictionary<string, Func<InteropCases, Task>> All = new()
    {
        ["empty_unary"] = cases => cases.EmptyUnaryAsync(),
        ["large_unary"] = cases => cases.LargeUnaryAsync(),
        ["large_unary_gzip"] = cases => cases.LargeUnaryAsync(Compressed),
        ["client_streaming"] = cases => cases.ClientStreamingAsync(),
        ["server_streaming"] = cases => cases.ServerStreamingAsync(),
        ["ping_pong"] = cases => cases.PingPongAsync(),
        ["empty_stream"] = cases => cases.EmptyStreamAsync(),
        ["status_code_and_message"] = cases => cases.StatusCodeAndMessageAsync(),
        ["special_status_message"] = cases => cases.SpecialStatusMessageAsync(),
        ["custom_metadata"] = cases => cases.CustomMetadataAsync(),
        ["unimplemented_method"] = cases => cases.UnimplementedMethodAsync(),
        ["unimplemented_service"] = cases => cases.UnimplementedServiceAsync(),
        ["cancel_after_begin"] = cases => cases.CancelAfterBeginAsync(),
        ["cancel_after_first_response"] = cases => cases.CancelAfterFirstResponseAsync(),
        ["timeout_on_sleeping_server"] = cases => cases.TimeoutOnSleepingServerAsync(),
    };

    private readonly TestService.TestServiceClient _client = new(channel);

    public static IEnumerable<string> Names => All.Keys;

    private static Metadata Compressed => [new Metadata.Entry("grpc-internal-encoding-request", "gzip")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateTime Soon => DateTime.UtcNow.AddSeconds(20);

    public Task RunAsync(string name) => All[name](this);

    private async Task EmptyUnaryAsync()
    {
        var response = await _client.EmptyCallAsync(new Empty(), deadline: Soon, cancellationToken: Cancellation);
        response.ShouldBe(new Empty());
    }

    private async Task LargeUnaryAsync(Metadata? headers = null)
    {
        var request = new SimpleRequest { ResponseSize = 314159, Payload = Zeros(271828) };
        var response = await _client.UnaryCallAsync(request, headers, Soon, Cancellation);
        response.Payload.Body.ShouldBe(Zeros(314159).Body);
    }

    private async Task ClientStreamingAsync()
    {
        using var call = _client.StreamingInputCall(deadline: Soon, cancellationToken: Cancellation);
        foreach (var size in new[] { 27182, 8, 1828, 45904 })
        {
            await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Zeros(size) }, Cancellation);
        }

        await call.RequestStream.CompleteAsync();
        (await call).AggregatedPayloadSize.ShouldBe(74922);
    }

    private async Task ServerStreamingAsync()
    {
        var request = new StreamingOutputCallRequest();
        request.ResponseParameters.Add(new[] { 31415, 9, 2653, 58979 }.Select(size => new ResponseParameters { Size = size }));
        using var call = _client.StreamingOutputCall(request, deadline: Soon, cancellationToken: Cancellation);
        var sizes = new List<int>();
        await foreach (var response in call.ResponseStream.ReadAllAsync(Cancellation))
        {
            sizes.Add(response.Payload.Body.Length);
        }

        sizes.ShouldBe([31415, 9, 2653, 58979]);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    private async Task PingPongAsync()
    {
        using var call = _client.FullDuplexCall(deadline: Soon, cancellationToken: Cancellation);
        foreach (var (asked, sent) in new[] { (31415, 27182), (9, 8), (2653, 1828), (58979, 45904) })
        {
            await call.RequestStream.WriteAsync(Ask(asked, sent), Cancellation);
            (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();
            call.ResponseStream.Current.Payload.Body.Length.ShouldBe(asked);
        }

        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeFalse();
    }

    private async Task EmptyStreamAsync()
    {
        using var call = _client.FullDuplexCall(deadline: Soon, cancellationToken: Cancellation);
        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeFalse();
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    private async Task StatusCodeAndMessageAsync()
    {
        var status = new EchoStatus { Code = (int)StatusCode.Unknown, Message = "test status message" };
        await ShouldFailAsync(UnaryAsync(new SimpleRequest { ResponseStatus = status }), StatusCode.Unknown, status.Message);

        using var call = _client.FullDuplexCall(deadline: Soon, cancellationToken: Cancellation);
        await call.RequestStream.WriteAsync(new StreamingOutputCallRequest { ResponseStatus = status }, Cancellation);
        await call.RequestStream.CompleteAsync();
        await ShouldFailAsync(call.ResponseStream.MoveNext(Cancellation), StatusCode.Unknown, status.Message);
    }

    private async Task SpecialStatusMessageAsync()
    {
        const string Message = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";
        var request = new SimpleRequest { ResponseStatus = new EchoStatus { Code = (int)StatusCode.Unknown, Message = Message } };
        await ShouldFailAsync(UnaryAsync(request), StatusCode.Unknown, Message);
    }

    private async Task CustomMetadataAsync()
    {
        byte[] trailing = [0xab, 0xab, 0xab];
        var headers = new Metadata
        {
            { "x-grpc-test-echo-initial", "test_initial_metadata_value" },
            { "x-grpc-test-echo-trailing-bin", trailing },
        };

        using var unary = _client.UnaryCallAsync(new SimpleRequest { ResponseSize = 1 }, headers, Soon, Cancellation);
        (await unary.ResponseHeadersAsync).GetValue("x-grpc-test-echo-initial").ShouldBe("test_initial_metadata_value");
        await unary;
        unary.GetTrailers().GetValueBytes("x-grpc-test-echo-trailing-bin").ShouldBe(trailing);

        using var duplex = _client.FullDuplexCall(headers, Soon, Cancellation);
        await duplex.RequestStream.WriteAsync(Ask(314159, 271828), Cancellation);
        await duplex.RequestStream.CompleteAsync();
        (await duplex.ResponseHeadersAsync).GetValue("x-grpc-test-echo-initial").ShouldBe("test_initial_metadata_value");
        (await duplex.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();
        (await duplex.ResponseStream.MoveNext(Cancellation)).ShouldBeFalse();
        duplex.GetTrailers().GetValueBytes("x-grpc-test-echo-trailing-bin").ShouldBe(trailing);
    }

    private Task UnimplementedMethodAsync() => ShouldFailAsync(
        _client.UnimplementedCallAsync(new Empty(), deadline: Soon, cancellationToken: Cancellation).ResponseAsync, StatusCode.Unimplemented);

    private Task UnimplementedServiceAsync() => ShouldFailAsync(
        new UnimplementedService.UnimplementedServiceClient(channel)
            .UnimplementedCallAsync(new Empty(), deadline: Soon, cancellationToken: Cancellation).ResponseAsync,
        StatusCode.Unimplemented);

    private async Task CancelAfterBeginAsync()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var call = _client.StreamingInputCall(cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        await ShouldFailAsync(call.ResponseAsync, StatusCode.Cancelled);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    private async Task CancelAfterFirstResponseAsync()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var call = _client.FullDuplexCall(cancellationToken: cancel.Token);
        await call.RequestStream.WriteAsync(Ask(31415, 27182), Cancellation);
        (await call.ResponseStream.MoveNext(Cancellation)).ShouldBeTrue();
        await cancel.CancelAsync();
        await ShouldFailAsync(call.ResponseStream.MoveNext(Cancellation), StatusCode.Cancelled);
    }

    private async Task TimeoutOnSleepingServerAsync()
    {
        using var call = _client.FullDuplexCall(deadline: DateTime.UtcNow.AddMilliseconds(1), cancellationToken: Cancellation);
        try
        {
            await call.RequestStream.WriteAsync(new StreamingOutputCallRequest { Payload = Zeros(27182) }, Cancellation);
        }
        catch (RpcException exception)
        {
            // The deadline may pass before the request is out.
            exception.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        }

        await ShouldFailAsync(call.ResponseStream.MoveNext(Cancellation), StatusCode.DeadlineExceeded);
    }

    private static async Task ShouldFailAsync(Task call, StatusCode code, string? message = null)
    {
        var exception = await Should.ThrowAsync<RpcException>(call);
        exception.StatusCode.ShouldBe(code, exception.ToString());
        exception.Status.Detail.ShouldBe(message ?? exception.Status.Detail);
    }

    private static StreamingOutputCallRequest Ask(int responseSize, int payloadSize) => new()
    {
        ResponseParameters = { new ResponseParameters { Size = responseSize } },
        Payload = Zeros(payloadSize),
    };

    private static Payload Zeros(int size) => new() { Body = ByteString.CopyFrom(new byte[size]) };

    private Task<SimpleResponse> UnaryAsync(SimpleRequest request) =>
        _client.UnaryCallAsync(request, deadline: Soon, cancellationToken: Cancellation).ResponseAsync;
}
