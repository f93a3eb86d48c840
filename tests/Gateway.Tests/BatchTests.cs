using System.Diagnostics;
using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Several keymaps at once.</summary>
public sealed class BatchTests(RunningGateway gateway)
{
    private const string Path = "/v1/compile/batch";

    [Fact]
    public async Task Each_keymap_gets_a_job_to_follow_or_an_error_in_the_order_they_were_posted()
    {
        var wrong = GatewayClient.Keymap.Replace("KC_TRNS", "$(rm)", StringComparison.Ordinal);
        using var response = await gateway.PostToAsync(Path, $"[\n{Named("a")},\n  {wrong}, {{}},\n\n{Named("b")}]");

        ((int)response.StatusCode).ShouldBe(200);
        var answer = await response.JsonAsync();
        answer["enqueued"]!.GetValue<int>().ShouldBe(2);
        answer["refused"]!.GetValue<int>().ShouldBe(2);
        var entries = answer["entries"]!.AsArray().Select(entry => entry!.AsObject()).ToArray();
        entries.Select(entry => entry["index"]!.GetValue<int>()).ShouldBe([0, 1, 2, 3]);
        entries.Select(entry => entry["enqueued"]!.GetValue<bool>()).ShouldBe([true, false, false, true]);
        foreach (var (entry, name) in new[] { (entries[0], "a"), (entries[3], "b") })
        {
            gateway.Jobs.Submitted[entry["job_id"]!.GetValue<string>()].Keymap.ShouldBe(name);
            using var status = await gateway.Client.GetAsync(entry["status_url"]!.GetValue<string>(), TestContext.Current.CancellationToken);
            (await status.JsonAsync())["id"]!.GetValue<string>().ShouldBe(entry["job_id"]!.GetValue<string>());
            entry["events_url"]!.GetValue<string>().ShouldBe(entry["status_url"]!.GetValue<string>() + "/events");
        }

        var error = entries[1]["error"]!;
        error["code"]!.GetValue<int>().ShouldBe(422);
        error["errors"]![0]!["path"]!.GetValue<string>().ShouldBe("$[1].layers[1][0]");
        entries[2]["error"]!["code"]!.GetValue<int>().ShouldBe(400);
        entries[2]["error"]!["errors"]![0]!["path"]!.GetValue<string>().ShouldBe("$[2]");
    }

    [Theory]
    [InlineData("{}", 400)]
    [InlineData("[]", 400)]
    [InlineData("", 400)]
    [InlineData("[{]", 400)]
    [InlineData("[{}] {}", 400)]
    [InlineData("[{}", 400)]
    public async Task What_is_no_batch_is_refused(string body, int code)
    {
        using var response = await gateway.PostToAsync(Path, body);

        (await response.ErrorAsync(code)).Message().ShouldContain("array");
    }

    [Fact]
    public async Task A_batch_has_its_limits()
    {
        using var many = await gateway.PostToAsync(Path, $"[{string.Join(',', Enumerable.Repeat("{}", 101))}]");
        using var large = await gateway.PostToAsync(Path, $"[{new string(' ', 9 * 1024 * 1024)}{{}}]");
        using var largeKeymap = await gateway.PostToAsync(Path, $"[{{{new string(' ', 2 * 1024 * 1024)}}}]");

        (await many.ErrorAsync(413)).Message().ShouldContain("100");
        await large.ErrorAsync(413);
        (await largeKeymap.JsonAsync())["entries"]![0]!["error"]!["code"]!.GetValue<int>().ShouldBe(413);
    }

    [Fact]
    public async Task While_the_job_service_is_away_the_whole_batch_waits_no_longer_than_a_keymap()
    {
        await using var alone = new RunningGateway { Settings = { ["Gateway:JobsPatience"] = "00:00:01" } };
        alone.StartGateway();
        var started = Stopwatch.StartNew();

        using var response = await alone.PostToAsync(Path, $"[{string.Join(',', Enumerable.Repeat(GatewayClient.Keymap, 100))}]");

        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(6));
        (await response.JsonAsync())["entries"]!.AsArray().ShouldAllBe(entry => entry!["error"]!["code"]!.GetValue<int>() == 503);
    }

    [Fact]
    public async Task A_repeated_batch_gets_the_same_jobs()
    {
        var key = Guid.NewGuid().ToString();
        using var first = await gateway.PostToAsync(Path, $"[{Named("a")},{Named("a")}]", ("Idempotency-Key", key));
        using var again = await gateway.PostToAsync(Path, $"[{Named("a")},{Named("a")}]", ("Idempotency-Key", key));

        var jobs = Jobs(await first.JsonAsync());
        jobs.Distinct().Count().ShouldBe(2);
        Jobs(await again.JsonAsync()).ShouldBe(jobs);
    }

    private static string[] Jobs(JsonObject answer) =>
        [.. answer["entries"]!.AsArray().Select(entry => entry!["job_id"]!.GetValue<string>())];

    private static string Named(string name) => GatewayClient.Keymap.Replace("mine", name, StringComparison.Ordinal);
}
