using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Polls are answered from memory, and nobody can tell but by the speed.</summary>
public sealed class StatusMemoryTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly RunningGateway _gateway = new()
    {
        HasMetadata = true,
        Settings = { ["Gateway:Compile:EndedStatusLifetime"] = "00:00:01" },
    };

    public ValueTask InitializeAsync() => _gateway.InitializeAsync();

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Many_polls_at_once_are_few_questions_to_the_job_service()
    {
        var jobId = await _gateway.SubmitAsync();
        _gateway.Jobs.Change(jobId, Builds.Finish);

        var states = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => StatusAsync(jobId)));

        states.ShouldAllBe(state => state == "finished");
        _gateway.Jobs.GetRequests.ShouldBeInRange(1, 5);
    }

    [Fact]
    public async Task An_open_job_that_is_polled_again_and_again_costs_ten_questions_a_second()
    {
        var jobId = await _gateway.SubmitAsync();
        var end = DateTime.UtcNow + TimeSpan.FromSeconds(1);
        var polls = 0;
        while (DateTime.UtcNow < end)
        {
            (await StatusAsync(jobId)).ShouldBe("queued");
            polls++;
        }

        _gateway.Jobs.GetRequests.ShouldBeLessThanOrEqualTo(Math.Min(12, polls));
    }

    [Fact]
    public async Task An_end_is_seen_soon_and_never_taken_back()
    {
        var jobId = await _gateway.SubmitAsync();
        await StatusAsync(jobId);
        _gateway.Jobs.Change(jobId, Builds.Run);
        await Eventually.TrueAsync(async () => await StatusAsync(jobId) == "running", Patience);

        // An answer that is on its way while the job ends.
        var late = new TaskCompletionSource();
        _gateway.Jobs.BeforeGetAnswer = () => late.Task;
        await Task.Delay(TimeSpan.FromMilliseconds(150), TestContext.Current.CancellationToken);
        var asked = _gateway.Jobs.GetRequests;
        var slow = StatusAsync(jobId);
        await Eventually.TrueAsync(() => Task.FromResult(_gateway.Jobs.GetRequests > asked), Patience);
        _gateway.Jobs.Change(jobId, Builds.Finish);
        _gateway.Jobs.BeforeGetAnswer = () => Task.CompletedTask;
        // Polls of the same tenth of a second would wait for the answer that is late.
        await Task.Delay(TimeSpan.FromMilliseconds(150), TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(async () => await StatusAsync(jobId) == "finished", Patience);
        late.SetResult();

        (await slow).ShouldBe("running");
        (await StatusAsync(jobId)).ShouldBe("finished");
    }

    [Fact]
    public async Task A_client_that_cancels_sees_it_at_once_even_while_others_are_being_answered()
    {
        var jobId = await _gateway.SubmitAsync();
        var late = new TaskCompletionSource();
        _gateway.Jobs.BeforeGetAnswer = () => late.Task;
        var slow = StatusAsync(jobId);
        await Eventually.TrueAsync(() => Task.FromResult(_gateway.Jobs.GetRequests == 1), Patience);

        using var cancelled = await _gateway.SendAsync(HttpMethod.Delete, $"/v1/compile/{jobId}");

        (await StateAsync(jobId)).ShouldBe("cancelled");
        late.SetResult();
        (await slow).ShouldBe("queued");
        (await StateAsync(jobId)).ShouldBe("cancelled");
    }

    [Fact]
    public async Task Who_has_been_told_of_the_end_by_an_event_is_told_of_it_by_a_poll()
    {
        var jobId = await _gateway.SubmitAsync();
        var events = _gateway.Client.GetStringAsync($"/v1/compile/{jobId}/events", TestContext.Current.CancellationToken);
        await Eventually.TrueAsync(() => Task.FromResult(_gateway.Jobs.Watched(jobId) > 0), Patience);
        await StatusAsync(jobId);

        _gateway.Jobs.Change(jobId, Builds.Finish);
        (await events).ShouldContain("event: end");

        (await StatusAsync(jobId)).ShouldBe("finished");
    }

    [Fact]
    public async Task A_job_past_its_retention_is_gone_soon_after()
    {
        var jobId = await _gateway.SubmitAsync();
        _gateway.Jobs.Change(jobId, Builds.Finish);
        await StatusAsync(jobId);

        _gateway.Jobs.Remove(jobId);

        await Eventually.TrueAsync(
            async () =>
            {
                using var response = await _gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}");
                return (int)response.StatusCode == 404;
            },
            Patience);
    }

    [Fact]
    public async Task Each_client_gets_the_urls_of_the_host_it_asked()
    {
        var jobId = await _gateway.SubmitAsync();
        _gateway.Jobs.Change(jobId, Builds.Finish);
        foreach (var host in new[] { "a.example.org", "b.example.org", "a.example.org" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/compile/{jobId}") { Headers = { Host = host } };
            using var response = await _gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);
            var result = (await response.JsonAsync())["result"]!;
            result["firmware_binary_url"]![0]!.GetValue<string>().ShouldBe($"http://{host}/v1/compile/{jobId}/download");
        }
    }

    [Fact]
    public async Task A_keymap_whose_parts_were_all_found_right_is_not_compared_again()
    {
        const string Other =
            """
            {"version":1,"notes":"","keyboard":"crkbd/rev1","keymap":"other","layout":"LAYOUT_split_3x5_3","layers":[["KC_TRNS"],["KC_A"],["KC_A"]]}
            """;
        // The gateway is told by itself what the firmware is.
        await Eventually.TrueAsync(
            async () =>
            {
                var before = _gateway.Metadata.Validations.Count;
                await _gateway.SubmitAsync(Other);
                return _gateway.Metadata.Validations.Count == before;
            },
            Patience);
        var known = _gateway.Metadata.Validations.Count;

        await _gateway.SubmitAsync(GatewayClient.Keymap);
        _gateway.Metadata.Validations.Count.ShouldBe(known);

        foreach (var change in new[] { ("KC_A", "KC_B"), ("crkbd/rev1", "crkbd/rev2"), ("_3x5_3", "_3x6_3"), ("[\"KC_A\"]", "[\"KC_A\",\"KC_A\"]") })
        {
            await _gateway.SubmitAsync(GatewayClient.Keymap.Replace(change.Item1, change.Item2, StringComparison.Ordinal));
            _gateway.Metadata.Validations.Count.ShouldBe(++known, change.Item1);
        }
    }

    private async Task<string> StatusAsync(string jobId) => (await _gateway.GetJsonAsync($"/v1/compile/{jobId}"))["status"]!.GetValue<string>();

    private async Task<string> StateAsync(string jobId) => (await _gateway.GetJsonAsync($"/v1/compile/{jobId}"))["state"]!.GetValue<string>();
}
