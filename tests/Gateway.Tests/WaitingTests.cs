using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Submissions that wait for the end of their job.</summary>
public sealed class WaitingTests(RunningGateway gateway)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_submission_that_waits_is_answered_with_the_end_of_its_job()
    {
        var (keymap, jobId, answering) = await WaitAsync(gateway, 30);
        gateway.Jobs.Change(jobId, Builds.Run);
        gateway.Jobs.Change(jobId, Builds.Finish);

        using var response = await answering;

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.RetryAfter.ShouldBeNull();
        var answer = await response.JsonAsync();
        answer["enqueued"]!.GetValue<bool>().ShouldBeTrue();
        answer["job_id"]!.GetValue<string>().ShouldBe(jobId);
        var status = await gateway.GetJsonAsync($"/v1/compile/{jobId}");
        answer.Remove("enqueued");
        answer.Remove("job_id");
        answer.ToJsonString().ShouldBe(status.ToJsonString());
        answer["result"]!["keymap_json"]!.GetValue<string>().ShouldBe(keymap);
    }

    [Fact]
    public async Task When_the_end_does_not_come_in_time_the_answer_is_the_usual_one()
    {
        using var response = await gateway.PostToAsync("/v1/compile?wait=1", GatewayClient.Keymap);

        var answer = await response.JsonAsync();
        answer.ShouldHaveTheShapeOf(RecordedAnswer.Read("submitted"));
        response.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        var jobId = answer["job_id"]!.GetValue<string>();
        await Eventually.TrueAsync(() => Task.FromResult(gateway.Jobs.Watched(jobId) == 0), Patience, "The end of the watch");
    }

    [Fact]
    public async Task A_client_that_goes_away_frees_what_waited_for_it()
    {
        using var client = new CancellationTokenSource();
        var keymap = Unlike();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/compile?wait=60") { Content = new StringContent(keymap) };
        var answering = gateway.Client.SendAsync(request, client.Token);
        var jobId = await JobOfAsync(gateway, keymap);
        await Eventually.TrueAsync(() => Task.FromResult(gateway.Jobs.Watched(jobId) == 1), Patience, "The watch");

        await client.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => answering);
        await Eventually.TrueAsync(() => Task.FromResult(gateway.Jobs.Watched(jobId) == 0), Patience, "The end of the watch");
    }

    [Fact]
    public async Task A_gateway_that_stops_answers_those_who_wait_at_once()
    {
        await using var stopping = new RunningGateway();
        await stopping.InitializeAsync();
        var (_, jobId, answering) = await WaitAsync(stopping, 60);
        await Eventually.TrueAsync(() => Task.FromResult(stopping.Jobs.Watched(jobId) == 1), Patience, "The watch");

        var stopped = stopping.StopGatewayAsync();

        using var response = await answering.WaitAsync(Patience, Cancelled);
        (await response.JsonAsync())["job_id"]!.GetValue<string>().ShouldBe(jobId);
        await stopped.WaitAsync(Patience, Cancelled);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("61")]
    [InlineData("1.5")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task A_wait_that_is_none_is_refused_before_anything_is_done(string wait)
    {
        var keymap = Unlike();

        using var response = await gateway.PostToAsync($"/v1/compile?wait={wait}", keymap);

        (await response.ErrorAsync(400)).Message().ShouldContain("0 to 60");
        gateway.Jobs.Submitted.Values.ShouldNotContain(request => request.PostedJson == keymap);
    }

    [Fact]
    public async Task A_keymap_that_is_refused_is_not_waited_for()
    {
        using var response = await gateway.PostToAsync("/v1/compile?wait=60", "{}");

        await response.ErrorAsync(400);
    }

    private static async Task<(string Keymap, string JobId, Task<HttpResponseMessage> Answering)> WaitAsync(RunningGateway gateway, int seconds)
    {
        var keymap = Unlike();
        var answering = gateway.PostToAsync($"/v1/compile?wait={seconds}", keymap);
        return (keymap, await JobOfAsync(gateway, keymap), answering);
    }

    private static string Unlike() => GatewayClient.Keymap.Replace("\"notes\":\"\"", $"\"notes\":\"{Guid.NewGuid()}\"", StringComparison.Ordinal);

    private static Task<string> JobOfAsync(RunningGateway gateway, string keymap) =>
        Eventually.GetAsync(
            () => Task.FromResult(gateway.Jobs.Submitted.Values.FirstOrDefault(request => request.PostedJson == keymap)?.JobId), Patience, "The job");
}
