using System.Net;
using Google.Protobuf.WellKnownTypes;
using KeymapBakery.Gateway.Tests.Running;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>What clients have already, and when they should ask again.</summary>
public sealed class ConditionalTests(RunningGateway gateway)
{
    private static readonly DateTimeOffset EndedAt = new(2026, 11, 21, 2, 3, 4, 500, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_that_has_not_ended_is_kept_nowhere_and_says_when_to_ask_again()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, job => job.Build.EstimatedSeconds = 40);
        using var queued = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}");
        gateway.Jobs.Change(jobId, job => (job.State, job.Build.EstimatedSeconds) = (Protos.Jobs.V1.JobState.Running, 2));
        using var running = await Eventually.GetAsync(
            async () =>
            {
                var response = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}");
                return (await response.JsonAsync())["status"]!.GetValue<string>() == "running" ? response : null;
            },
            TimeSpan.FromSeconds(10));
        using var early = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/download");

        (await queued.JsonAsync())["estimated_seconds"]!.GetValue<int>().ShouldBe(40);
        queued.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(10));
        running.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        early.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(1));
        foreach (var response in new[] { queued, running, early })
        {
            response.Headers.CacheControl!.NoStore.ShouldBeTrue();
            response.Headers.ETag.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("/keymap/crkbd-rev1-mine.json")]
    [InlineData("/bundle/crkbd_rev1_mine.qmk")]
    public async Task What_a_client_has_of_an_ended_job_is_not_sent_again(string rest)
    {
        var path = $"/v1/compile/{await FinishedAsync()}{rest}";
        using var first = await gateway.SendAsync(HttpMethod.Get, path);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Headers.ETag!.IsWeak.ShouldBeFalse();
        first.Content.Headers.LastModified.ShouldBe(EndedAt.AddMilliseconds(-500));
        first.Headers.RetryAfter.ShouldBeNull();
        first.Headers.CacheControl!.Private.ShouldBeTrue();

        using var same = await GetAsync(path, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag));
        using var later = await GetAsync(path, request => request.Headers.IfModifiedSince = EndedAt);
        using var other = await GetAsync(path, request => request.Headers.IfNoneMatch.ParseAdd("\"other\""));

        same.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        same.Headers.ETag.ShouldBe(first.Headers.ETag);
        later.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await same.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBeEmpty();
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBe(await first.Content.ReadAsByteArrayAsync(Cancelled));
    }

    private async Task<string> FinishedAsync()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, job =>
        {
            Builds.Finish(job);
            job.Build.EndedAt = Timestamp.FromDateTimeOffset(EndedAt);
        });
        await gateway.StoreAsync(gateway.Jobs.Find(jobId).Build.Firmware.Key, ":00000001FF");
        return jobId;
    }

    private async Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage> condition)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        condition(request);
        return await gateway.Client.SendAsync(request, Cancelled);
    }
}
