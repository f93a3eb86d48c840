using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class RateLimitTests
{
    private const string BatchPath = "/v1/compile/batch";
    private const string Token = "the operator of these tests";

    [Fact]
    public async Task Beyond_the_burst_requests_wait_for_their_turn_and_beyond_the_line_they_are_refused_so_that_a_browser_can_read_it()
    {
        await using var gateway = await StartAsync(burst: 3, perMinute: 60, maxWait: "00:00:02");
        var started = Stopwatch.StartNew();

        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var response = await gateway.PostAsync(GatewayClient.Keymap);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                (await response.ErrorAsync(429)).Message().ShouldContain("Try again in");
                response.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4));
                response.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldContain("Retry-After");
            }

            return (response.StatusCode, started.Elapsed);
        }));

        all.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(5);
        all.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(3);
        all.Where(answer => answer.StatusCode == HttpStatusCode.OK).Max(answer => answer.Elapsed)
            .ShouldBeInRange(TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_client_that_comes_back_when_it_was_told_to_is_served()
    {
        await using var gateway = await StartAsync(burst: 1, perMinute: 60, maxWait: "00:00:00");
        await gateway.SubmitAsync();
        using var refused = await gateway.PostAsync(GatewayClient.Keymap);
        await refused.ErrorAsync(429);

        await Task.Delay(refused.Headers.RetryAfter!.Delta!.Value + TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);

        await gateway.SubmitAsync();
    }

    [Fact]
    public async Task Reading_and_asking_first_are_never_limited()
    {
        await using var gateway = await StartAsync(burst: 1, perMinute: 1, maxWait: "00:00:00");
        var jobId = await gateway.SubmitAsync();
        using var refused = await gateway.PostAsync(GatewayClient.Keymap);
        await refused.ErrorAsync(429);

        for (var time = 0; time < 20; time++)
        {
            await gateway.GetJsonAsync($"/v1/compile/{jobId}");
            using var preflight = await gateway.SendAsync(HttpMethod.Options, "/v1/compile");
            preflight.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Clients_are_told_apart_by_IPv4_address_and_by_IPv6_network()
    {
        await using var gateway = await StartAsync(burst: 1, perMinute: 1, maxWait: "00:00:00", ("Gateway:Proxies:0", "127.0.0.0/8"));

        (await PostFromAsync(gateway, "192.0.2.1")).ShouldBe(200);
        (await PostFromAsync(gateway, "192.0.2.1")).ShouldBe(429);
        (await PostFromAsync(gateway, "::ffff:192.0.2.1")).ShouldBe(429);
        (await PostFromAsync(gateway, "192.0.2.2")).ShouldBe(200);
        (await PostFromAsync(gateway, "2001:db8:0:1::1")).ShouldBe(200);
        (await PostFromAsync(gateway, "2001:db8:0:1:ffff::2")).ShouldBe(429);
        (await PostFromAsync(gateway, "2001:db8:0:2::1")).ShouldBe(200);
        (await PostFromAsync(gateway, "192.0.2.3, 192.0.2.1")).ShouldBe(429, "The client may write what it likes to the left.");
    }

    [Fact]
    public async Task Nobody_gets_another_bucket_by_naming_another_address()
    {
        await using var gateway = await StartAsync(burst: 1, perMinute: 1, maxWait: "00:00:00");

        (await PostFromAsync(gateway, "192.0.2.1")).ShouldBe(200);
        (await PostFromAsync(gateway, "192.0.2.2")).ShouldBe(429);
    }

    [Fact]
    public async Task Operators_are_not_limited_and_those_who_only_say_so_are()
    {
        await using var gateway = await StartAsync(burst: 1, perMinute: 1, maxWait: "00:00:00", ("Gateway:AdminToken", Token));

        for (var time = 0; time < 5; time++)
        {
            (await PostFromAsync(gateway, null, Token)).ShouldBe(200);
        }

        (await PostFromAsync(gateway, null, "not the operator at all")).ShouldBe(200);
        (await PostFromAsync(gateway, null, "not the operator at all")).ShouldBe(429);
    }

    [Fact]
    public async Task A_batch_counts_as_many_requests_as_it_has_keymaps()
    {
        await using var gateway = await StartAsync(burst: 5, perMinute: 6, maxWait: "00:00:00", ("Gateway:AdminToken", Token));

        using var first = await gateway.PostToAsync(BatchPath, BatchOf(3));
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var second = await gateway.PostToAsync(BatchPath, BatchOf(4));
        (await second.ErrorAsync(429)).Message().ShouldContain("Try again in");
        // One of the two tokens that were left went to reading it; three are missing one, or two, of 10 s each.
        second.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
        gateway.Jobs.Submitted.Count.ShouldBe(3);
        using var third = await gateway.PostToAsync(BatchPath, BatchOf(1));
        third.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var operators = await gateway.PostToAsync(BatchPath, BatchOf(5), ("Authorization", $"Bearer {Token}"));
        operators.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var refused = await gateway.PostAsync(GatewayClient.Keymap);
        await refused.ErrorAsync(429);
    }

    [Fact]
    public async Task A_batch_waits_for_its_turn_as_others_do()
    {
        await using var gateway = await StartAsync(burst: 3, perMinute: 120, maxWait: "00:00:05");
        using var first = await gateway.PostToAsync(BatchPath, BatchOf(3));
        var started = Stopwatch.StartNew();

        using var second = await gateway.PostToAsync(BatchPath, BatchOf(3));

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        started.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_refusal_is_told_as_problem_details_to_those_who_ask_for_them()
    {
        await using var gateway = await StartAsync(burst: 2, perMinute: 1, maxWait: "00:00:00");
        (await gateway.PostToAsync(BatchPath, BatchOf(1))).Dispose();

        foreach (var (path, body) in ((string, string)[])[(BatchPath, BatchOf(2)), ("/v1/compile", GatewayClient.Keymap)])
        {
            using var response = await gateway.PostToAsync(path, body, ("Accept", "application/problem+json"));

            ((int)response.StatusCode).ShouldBe(429, path);
            response.Content.Headers.ContentType!.ToString().ShouldBe("application/problem+json");
            response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
            var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            problem["status"]!.GetValue<int>().ShouldBe(429);
            problem["title"]!.GetValue<string>().ShouldBe("Too Many Requests");
            problem["detail"]!.GetValue<string>().ShouldContain("Try again in");
        }
    }

    [Fact]
    public async Task Batches_larger_than_what_a_client_may_ever_send_end_the_start()
    {
        var failure = await RefusedStart.ReasonAsync(("Gateway:RateLimit:Enabled", "true"), ("Gateway:RateLimit:Burst", "99"));

        failure.Message.ShouldContain("Gateway:Compile:BatchKeymaps");
        failure.Message.ShouldContain("Gateway:RateLimit:Burst");
    }

    [Fact]
    public async Task A_client_that_has_gone_is_forgotten()
    {
        await using var gateway = await StartAsync(burst: 10, perMinute: 600, maxWait: "00:00:01");
        var limiter = gateway.Services.GetRequiredService<PartitionedRateLimiter<HttpContext>>();
        var clients = Enumerable.Range(0, 2000).Select(number => Acquire(limiter, number)).ToArray();

        await Eventually.TrueAsync(
            () =>
            {
                GC.Collect();
                return Task.FromResult(clients.Count(client => client.IsAlive) < 10);
            },
            TimeSpan.FromSeconds(40),
            "The end of the buckets");
    }

    private static string BatchOf(int keymaps) => $"[{string.Join(',', Enumerable.Repeat(GatewayClient.Keymap, keymaps))}]";

    // In a method of its own, so that nothing here keeps the address.
    private static WeakReference Acquire(PartitionedRateLimiter<HttpContext> limiter, int number)
    {
        var address = new IPAddress([10, 0, (byte)(number / 256), (byte)number]);
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address;
        using var lease = limiter.AttemptAcquire(context);
        lease.IsAcquired.ShouldBeTrue();
        return new WeakReference(address);
    }

    private static async Task<RunningGateway> StartAsync(int burst, int perMinute, string maxWait, params (string Key, string Value)[] more)
    {
        var gateway = new RunningGateway
        {
            Settings =
            {
                ["Gateway:RateLimit:Enabled"] = "true",
                ["Gateway:RateLimit:Burst"] = $"{burst}",
                ["Gateway:RateLimit:PerMinute"] = $"{perMinute}",
                ["Gateway:RateLimit:MaxWait"] = maxWait,
                ["Gateway:Compile:BatchKeymaps"] = $"{burst}",
            },
        };
        foreach (var (key, value) in more)
        {
            gateway.Settings[key] = value;
        }

        await gateway.InitializeAsync();
        return gateway;
    }

    private static async Task<int> PostFromAsync(RunningGateway gateway, string? address, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/compile") { Content = new StringContent(GatewayClient.Keymap) };
        if (address is not null)
        {
            request.Headers.Add("X-Forwarded-For", address);
        }

        if (token is not null)
        {
            request.Headers.Authorization = new("Bearer", token);
        }

        using var response = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (int)response.StatusCode;
    }
}
