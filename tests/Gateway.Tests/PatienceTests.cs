using System.Diagnostics;
using System.Net;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

public sealed class PatienceTests
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_keymap_posted_while_the_job_service_is_down_is_enqueued_once_it_is_up()
    {
        await using var gateway = new RunningGateway();
        gateway.StartGateway();

        var submission = gateway.PostAsync(GatewayClient.Keymap);
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        submission.IsCompleted.ShouldBeFalse();
        await gateway.StartJobsAsync();

        using var response = await submission;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        gateway.Jobs.Submitted.Keys.ShouldBe([(await response.JsonAsync())["job_id"]!.GetValue<string>()]);
    }

    [Fact]
    public async Task A_client_that_polls_does_not_notice_that_the_job_service_restarts()
    {
        await using var gateway = new RunningGateway();
        await gateway.InitializeAsync();
        var jobId = await gateway.SubmitAsync();

        await gateway.StopJobsAsync();
        var poll = gateway.GetJsonAsync($"/v1/compile/{jobId}");
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        await gateway.StartJobsAsync();

        (await poll)["status"]!.GetValue<string>().ShouldBe("queued");
    }

    [Fact]
    public async Task When_patience_ends_the_client_is_told_to_come_back()
    {
        await using var gateway = new RunningGateway { Settings = { ["Gateway:JobsPatience"] = "00:00:00.500" } };
        gateway.StartGateway();

        foreach (var (method, path) in new[] { ("GET", ""), ("DELETE", ""), ("GET", "/download") })
        {
            using var response = await gateway.SendAsync(new(method), $"/v1/compile/{Guid.NewGuid()}{path}");
            (await response.ErrorAsync(503)).Message().ShouldContain("try again");
            response.Headers.RetryAfter!.Delta.ShouldNotBeNull();
        }

        using var submission = await gateway.PostAsync(GatewayClient.Keymap);
        await submission.ErrorAsync(503);
    }

    [Fact]
    public async Task A_client_that_leaves_is_not_waited_for()
    {
        await using var gateway = new RunningGateway { Settings = { ["Gateway:JobsPatience"] = "00:00:50" } };
        gateway.StartGateway();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var poll = gateway.Client.GetAsync($"/v1/compile/{Guid.NewGuid()}", leaving.Token);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => poll);

        // Stopping waits for requests in flight, so it is quick only when the abandoned one has ended.
        var stopping = Stopwatch.StartNew();
        await gateway.DisposeAsync();
        stopping.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_request_in_flight_is_answered_though_the_gateway_stops()
    {
        var gateway = new RunningGateway();
        gateway.StartGateway();
        var submission = gateway.PostAsync(GatewayClient.Keymap);
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);

        var stopping = gateway.StopGatewayAsync();
        await gateway.StartJobsAsync();

        using var response = await submission;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        await stopping;
        await gateway.DisposeAsync();
    }
}
