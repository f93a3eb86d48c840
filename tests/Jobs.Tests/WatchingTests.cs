using System.Collections.Concurrent;
using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>Watch, on the replica that is told of the change and on another one.</summary>
public sealed class WatchingTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Fact]
    public async Task Watchers_at_two_replicas_see_the_whole_way_of_a_job()
    {
        await using var other = jobs.StartReplica();
        await JobsFixture.ReadyAsync(other);
        var job = await jobs.SubmitAsync();
        var (buildId, attemptId) = (Guid.Parse(job.Build.BuildId), Guid.NewGuid());
        var here = new Watcher(jobs.Client, job.JobId);
        var there = new Watcher(other.Client, job.JobId);
        await AllSeeAsync(seen => seen.State == JobState.Queued, here, there);
        await jobs.Compilers.SayAsync(Events.Started(buildId, attemptId));
        await AllSeeAsync(seen => seen.State == JobState.Running, here, there);
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 0, "one"));
        await AllSeeAsync(seen => seen.Build.Output == "one\n", here, there);
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 1, "two"));
        await AllSeeAsync(seen => seen.Build.Output == "one\ntwo\n", here, there);
        await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId));
        await AllSeeAsync(seen => seen.State == JobState.Finished, here, there);
        await here.Ended.WaitAsync(JobsFixture.Patience, TestContext.Current.CancellationToken);
        await there.Ended.WaitAsync(JobsFixture.Patience, TestContext.Current.CancellationToken);

        foreach (var seen in new[] { here.Seen, there.Seen })
        {
            seen.Zip(seen.Skip(1)).ShouldAllBe(pair => !pair.First.Equals(pair.Second));
            seen.Last().Build.Firmware.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task A_cancelled_job_ends_its_watch_though_its_build_goes_on()
    {
        var request = JobsFixture.Request();
        var (job, _, _) = await jobs.RunningAsync(request);
        var other = await jobs.SubmitAsync(JobsFixture.Request(request.CanonicalJson));
        var watcher = new Watcher(jobs.Client, job.JobId);
        await AllSeeAsync(seen => seen.State == JobState.Running, watcher);
        await jobs.CancelAsync(job.JobId);
        await watcher.Ended.WaitAsync(JobsFixture.Patience, TestContext.Current.CancellationToken);
        watcher.Seen.Last().State.ShouldBe(JobState.Cancelled);
        (await jobs.GetAsync(other.JobId)).State.ShouldBe(JobState.Running);
    }

    [Fact]
    public async Task Watching_an_ended_job_gives_it_once()
    {
        var (job, _, _) = await jobs.EndedAsync();
        var watcher = new Watcher(jobs.Client, job.JobId);
        await watcher.Ended.WaitAsync(JobsFixture.Patience, TestContext.Current.CancellationToken);
        watcher.Seen.ShouldBe([job]);
    }

    [Fact]
    public async Task Watching_an_unknown_job_is_not_found()
    {
        var watcher = new Watcher(jobs.Client, Guid.NewGuid().ToString());
        var exception = await Should.ThrowAsync<RpcException>(() => watcher.Ended);
        exception.StatusCode.ShouldBe(StatusCode.NotFound);
    }

    private static Task AllSeeAsync(Func<Job, bool> what, params Watcher[] watchers) =>
        Eventually.TrueAsync(
            () => Task.FromResult(watchers.All(watcher => watcher.Seen.Any(what))), JobsFixture.Patience, "What watchers should see");

    private sealed class Watcher
    {
        public Watcher(JobsClient client, string jobId) => Ended = WatchAsync(client, jobId);

        public ConcurrentQueue<Job> Seen { get; } = new();

        public Task Ended { get; }

        private async Task WatchAsync(JobsClient client, string jobId)
        {
            var token = TestContext.Current.CancellationToken;
            using var call = client.Watch(new WatchRequest { JobId = jobId }, cancellationToken: token);
            while (await call.ResponseStream.MoveNext(token))
            {
                Seen.Enqueue(call.ResponseStream.Current);
            }
        }
    }
}
