using System.Net;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Protos.Jobs.V1;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class EventTests(RunningGateway gateway)
{
    private static readonly DateTimeOffset FirstAttempt = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_listener_learns_of_states_lines_and_the_end()
    {
        var jobId = await gateway.SubmitAsync();
        await using var events = await ListenAsync(jobId);

        var queued = await NextAsync(events);
        queued.EventType.ShouldBe("state");
        Data(queued)["state"]!.GetValue<string>().ShouldBe("queued");
        Data(queued)["queue_position"]!.GetValue<int>().ShouldBe(3);

        Print(jobId, FirstAttempt, "one\ntwo\n");
        var running = await NextAsync(events);
        Data(running)["status"]!.GetValue<string>().ShouldBe("running");
        Data(running)["queue_position"].ShouldBeNull();
        ShouldBeOutput(await NextAsync(events), 0, "one", "two");
        Print(jobId, FirstAttempt, "one\ntwo\nthree\n");
        ShouldBeOutput(await NextAsync(events), 2, "three");

        gateway.Jobs.Change(jobId, Builds.Finish);
        await NextAsync(events);
        var last = await NextAsync(events);
        while (last.EventType == "output")
        {
            last = await NextAsync(events);
        }

        last.EventType.ShouldBe("end");
        Data(last).ToJsonString().ShouldBe((await gateway.GetJsonAsync($"/v1/compile/{jobId}")).ToJsonString());
        (await events.MoveNextAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_listener_learns_of_its_place_in_the_queue_but_not_of_every_second()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, job => job.Build.EstimatedSeconds = 40);
        await using var events = await ListenAsync(jobId);
        var first = Data(await NextAsync(events));
        first["estimated_seconds"]!.GetValue<int>().ShouldBe(40);

        gateway.Jobs.Change(jobId, job => job.Build.EstimatedSeconds = 39);
        await Task.Delay(TimeSpan.FromMilliseconds(200), TestContext.Current.CancellationToken);
        gateway.Jobs.Change(jobId, job => (job.Build.QueuePosition, job.Build.EstimatedSeconds) = (2, 30));

        var second = Data(await NextAsync(events));
        second["queue_position"]!.GetValue<int>().ShouldBe(2);
        second["estimated_seconds"]!.GetValue<int>().ShouldBe(30);
    }

    [Fact]
    public async Task A_listener_that_comes_back_gets_only_what_it_has_missed()
    {
        var jobId = await gateway.SubmitAsync();
        Print(jobId, FirstAttempt, "one\ntwo\n");
        string id;
        await using (var events = await ListenAsync(jobId))
        {
            await NextAsync(events);
            id = (await NextAsync(events)).EventId!;
        }

        Print(jobId, FirstAttempt, "one\ntwo\nthree\n");
        await using var again = await ListenAsync(jobId, id);

        (await NextAsync(again)).EventType.ShouldBe("state");
        ShouldBeOutput(await NextAsync(again), 2, "three");
    }

    [Fact]
    public async Task The_lines_of_a_new_attempt_take_the_place_of_those_of_the_old()
    {
        var jobId = await gateway.SubmitAsync();
        Print(jobId, FirstAttempt, "one\ntwo\n");
        await using var events = await ListenAsync(jobId);
        await NextAsync(events);
        ShouldBeOutput(await NextAsync(events), 0, "one", "two");

        Print(jobId, FirstAttempt.AddMinutes(1), "anew\n");

        ShouldBeOutput(await NextAsync(events), 0, "anew");
    }

    [Fact]
    public async Task Nobody_can_listen_to_a_job_that_is_not_there()
    {
        foreach (var id in (string[])["nonsense", Guid.NewGuid().ToString()])
        {
            using var response = await gateway.Client.GetAsync($"/v1/compile/{id}/events", TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private void Print(string jobId, DateTimeOffset startedAt, string output) =>
        gateway.Jobs.Change(jobId, job =>
        {
            job.State = JobState.Running;
            job.Build.StartedAt = Timestamp.FromDateTimeOffset(startedAt);
            job.Build.Output = output;
        });

    private async Task<IAsyncEnumerator<SseItem<string>>> ListenAsync(string jobId, string? lastEventId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/compile/{jobId}/events");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        return SseParser.Create(stream).EnumerateAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
    }

    private static async Task<SseItem<string>> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        (await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).ShouldBeTrue();
        return events.Current;
    }

    private static JsonObject Data(SseItem<string> item) => JsonNode.Parse(item.Data)!.AsObject();

    private static void ShouldBeOutput(SseItem<string> item, int from, params string[] lines)
    {
        item.EventType.ShouldBe("output");
        Data(item)["from"]!.GetValue<int>().ShouldBe(from);
        Data(item)["lines"]!.AsArray().Select(line => line!.GetValue<string>()).ShouldBe(lines);
    }
}
