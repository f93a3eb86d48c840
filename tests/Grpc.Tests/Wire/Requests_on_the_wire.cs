using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Grpc.Core;
using KeymapBakery.Grpc.Tests.Serving;
using Microsoft.AspNetCore.Builder;
using Shouldly;

namespace KeymapBakery.Grpc.Tests.Wire;

public sealed class Requests_on_the_wire : IAsyncLifetime
{
    private const string EmptyCall = "/grpc.testing.TestService/EmptyCall";

    private readonly HttpClient _http = new() { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };
    private TestServer _server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await TestServer.StartAsync(application =>
    {
        application.MapGrpcService<InteropService>();
        application.MapGet("/plain/page", () => "a page");
    });

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_failure_is_one_block_of_headers()
    {
        using var response = await PostAsync("/grpc.testing.TestService/Nothing", Frame(0, []));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("grpc-status").ShouldBe(["12"]);
        response.TrailingHeaders.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_success_ends_with_its_status_in_the_trailers()
    {
        using var response = await PostAsync(EmptyCall, Frame(0, []));

        (await response.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(new byte[5]);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/grpc");
        response.TrailingHeaders.GetValues("grpc-status").ShouldBe(["0"]);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task An_unsupported_compression_is_unimplemented_and_told_what_is_supported(string encoding)
    {
        using var response = await PostAsync(EmptyCall, Frame(1, [1, 2, 3]), ("grpc-encoding", encoding));

        response.Headers.GetValues("grpc-status").ShouldBe(["12"]);
        response.Headers.GetValues("grpc-accept-encoding").ShouldBe(["identity,gzip"]);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("S")]
    [InlineData("123456789m")]
    [InlineData("1d")]
    [InlineData("-1S")]
    public async Task A_malformed_timeout_is_refused(string timeout)
    {
        using var response = await PostAsync(EmptyCall, Frame(0, []), ("grpc-timeout", timeout));

        response.Headers.GetValues("grpc-status").ShouldBe(["13"]);
    }

    [Fact]
    public async Task The_longest_timeout_is_no_deadline()
    {
        using var response = await PostAsync(EmptyCall, Frame(0, []), ("grpc-timeout", "99999999H"));

        await response.Content.ReadAsByteArrayAsync(Cancellation);
        response.TrailingHeaders.GetValues("grpc-status").ShouldBe(["0"]);
    }

    public static TheoryData<string, byte[], StatusCode> MalformedBodies => new()
    {
        { "no message", [], StatusCode.Internal },
        { "half a prefix", [0, 0, 0], StatusCode.Internal },
        { "half a message", [0, 0, 0, 0, 9, 1, 2], StatusCode.Internal },
        { "two messages", new byte[10], StatusCode.Internal },
        { "an unknown flag", [7, 0, 0, 0, 0], StatusCode.Internal },
        { "compressed without saying how", [1, 0, 0, 0, 1, 0], StatusCode.Internal },
        { "four gibibytes, as it claims", [0, 0xff, 0xff, 0xff, 0xff], StatusCode.ResourceExhausted },
        { "no protocol buffers", [0, 0, 0, 0, 2, 0xff, 0xff], StatusCode.Internal },
    };

    [Theory]
    [MemberData(nameof(MalformedBodies))]
    public async Task A_malformed_body_is_refused(string what, byte[] body, StatusCode expected)
    {
        using var response = await PostAsync(EmptyCall, body);

        response.Headers.GetValues("grpc-status").Single().ShouldBe(((int)expected).ToString(System.Globalization.CultureInfo.InvariantCulture), what);
    }

    [Fact]
    public async Task Gzip_data_that_is_none_is_refused()
    {
        using var response = await PostAsync(EmptyCall, Frame(1, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]), ("grpc-encoding", "gzip"));

        response.Headers.GetValues("grpc-status").ShouldBe(["13"]);
    }

    [Fact]
    public async Task Other_requests_are_left_to_the_rest_of_the_application()
    {
        (await _http.GetStringAsync(new Uri(_server.Address, "/plain/page"), Cancellation)).ShouldBe("a page");
        using var missing = await _http.GetAsync(new Uri(_server.Address, "/plain/nothing"), Cancellation);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var json = await _http.PostAsync(new Uri(_server.Address, EmptyCall), new StringContent("{}"), Cancellation);
        json.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    private static byte[] Frame(byte flag, byte[] message)
    {
        var frame = new byte[5 + message.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private async Task<HttpResponseMessage> PostAsync(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, path))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, Cancellation);
    }
}
