using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Clients that would wear the server out.</summary>
public sealed class HttpLimitTests : IAsyncLifetime
{
    private const string Token = "the operator of these tests";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly RunningGateway _gateway = new()
    {
        Settings =
        {
            ["Gateway:JobsPatience"] = "00:00:01",
            ["Gateway:JobsTryTimeout"] = "00:00:01",
            ["Gateway:Limits:HeaderTimeout"] = "00:00:01",
            ["Gateway:Limits:SlownessGrace"] = "00:00:02",
            ["Gateway:Compile:LongestWait"] = "00:00:01",
            ["Gateway:Limits:RequestTimeout"] = "00:00:04",
            ["Gateway:AdminToken"] = Token,
        },
    };

    public ValueTask InitializeAsync() => _gateway.InitializeAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Headers_that_never_end_are_not_waited_for()
    {
        using var client = await RawConnection.OpenAsync(_gateway);
        await client.TrySendAsync("POST /v1/compile HTTP/1.1\r\nHost: bakery\r\n");
        var sending = SendSlowlyAsync(client, "X-More: 1\r\n", TimeSpan.FromMilliseconds(200));

        (await client.ReadToEndAsync(Patience)).ShouldStartWith("HTTP/1.1 408");
        await sending;
    }

    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(40, 1_000)]
    [InlineData(100, 10)]
    public async Task Headers_beyond_measure_are_refused(int count, int length)
    {
        using var client = await RawConnection.OpenAsync(_gateway);
        var headers = string.Concat(Enumerable.Range(0, count).Select(number => $"X-Header-{number}: {new string('x', length)}\r\n"));
        await client.TrySendAsync($"GET /v1 HTTP/1.1\r\nHost: bakery\r\n{headers}\r\n");

        (await client.ReadToEndAsync(Patience)).ShouldStartWith("HTTP/1.1 431");
    }

    [Fact]
    public async Task So_is_a_request_line()
    {
        using var client = await RawConnection.OpenAsync(_gateway);
        await client.TrySendAsync($"GET /v1/{new string('x', 10_000)} HTTP/1.1\r\nHost: bakery\r\n\r\n");

        (await client.ReadToEndAsync(Patience)).ShouldStartWith("HTTP/1.1 414");
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off_with_an_answer()
    {
        using var client = await RawConnection.OpenAsync(_gateway);
        await client.TrySendAsync("POST /v1/compile HTTP/1.1\r\nHost: bakery\r\nTransfer-Encoding: chunked\r\n\r\n");
        var chunk = $"4000\r\n{new string(' ', 0x4000)}\r\n";
        var sent = 0;
        var sending = Task.Run(
            async () =>
            {
                while (sent < 100_000 && await client.TrySendAsync(chunk))
                {
                    sent++;
                }
            },
            TestContext.Current.CancellationToken);

        var answer = await client.ReadUntilAsync("bytes", Patience);
        await sending;

        answer.ShouldStartWith("HTTP/1.1 413");
        answer.ShouldContain("Access-Control-Allow-Origin: *");
        answer.ShouldContain("\"code\":413");
        sent.ShouldBeLessThan(100_000, "The connection is closed in the end.");
    }

    [Fact]
    public async Task A_body_that_stops_coming_is_not_waited_for()
    {
        using var client = await RawConnection.OpenAsync(_gateway);
        await client.TrySendAsync("POST /v1/compile HTTP/1.1\r\nHost: bakery\r\nContent-Length: 1000\r\n\r\n{");

        var answer = await client.ReadToEndAsync(Patience);

        answer.ShouldStartWith("HTTP/1.1 408");
        answer.ShouldContain("Access-Control-Allow-Origin: *");
        answer.ShouldContain("\"code\":408");
    }

    [Fact]
    public async Task Nor_one_that_comes_just_fast_enough_for_ever()
    {
        using var client = await RawConnection.OpenAsync(_gateway);
        await client.TrySendAsync("POST /v1/compile HTTP/1.1\r\nHost: bakery\r\nContent-Length: 1000000\r\n\r\n");
        var sending = SendSlowlyAsync(client, new string(' ', 200), TimeSpan.FromMilliseconds(100));

        var answer = await client.ReadUntilAsync("\"code\":408", Patience);

        answer.ShouldStartWith("HTTP/1.1 408");
        client.Dispose();
        await sending;
    }

    [Fact]
    public async Task A_request_that_takes_too_long_here_is_given_up_with_an_answer()
    {
        _gateway.Administration.RetentionTakes = TimeSpan.FromSeconds(30);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/admin/retention") { Headers = { Authorization = new("Bearer", Token) } };

        using var response = await _gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        (await response.ErrorAsync(504)).Message().ShouldContain("4 seconds");
        response.Headers.RetryAfter!.Delta.ShouldNotBeNull();
    }

    [Fact]
    public async Task Listening_to_a_job_may_take_longer_than_a_request()
    {
        var jobId = await _gateway.SubmitAsync();
        var listening = _gateway.Client.GetStringAsync($"/v1/compile/{jobId}/events", TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        listening.IsCompleted.ShouldBeFalse();

        _gateway.Jobs.Change(jobId, Builds.Finish);

        (await listening).ShouldContain("event: end");
    }

    [Fact]
    public async Task After_all_that_ordinary_requests_are_served()
    {
        using var response = await _gateway.PostAsync(GatewayClient.Keymap);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("Gateway:Limits:RequestTimeout", "00:00:02")]
    [InlineData("Gateway:Compile:LongestWait", "00:01:35")]
    [InlineData("Gateway:Limits:HeaderBytes", "1")]
    [InlineData("Gateway:RateLimit:Burst", "0")]
    [InlineData("Gateway:RateLimit:MaxWait", "01:00:00")]
    [InlineData("Gateway:Proxies:0", "the proxy")]
    [InlineData("Gateway:DrainDelay", "-00:00:01")]
    [InlineData("Gateway:Alerts:Webhook", "somewhere")]
    public async Task A_limit_that_cannot_work_ends_the_start_and_is_named(string key, string value)
    {
        var failure = await RefusedStart.ReasonAsync((key, value));

        failure.Message.ShouldContain(key.Split(':')[key.EndsWith(":0", StringComparison.Ordinal) ? ^2 : ^1]);
    }

    private static async Task SendSlowlyAsync(RawConnection client, string piece, TimeSpan pause)
    {
        try
        {
            while (await client.TrySendAsync(piece))
            {
                await Task.Delay(pause, TestContext.Current.CancellationToken);
            }
        }
        catch (ObjectDisposedException)
        {
            // The test is done with the connection.
        }
        catch (InvalidOperationException)
        {
            // The same, between two pieces.
        }
    }
}
