using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>What operators ask for.</summary>
public sealed class AdministrationTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Fact]
    public async Task Jobs_are_listed_by_what_they_are_the_newest_first_and_page_by_page()
    {
        var keyboard = $"listed/{Guid.NewGuid():N}";
        var (finished, _, _) = await jobs.EndedAsync(request: For(keyboard));
        var (running, _, _) = await jobs.RunningAsync(For(keyboard));
        var cancelled = await jobs.SubmitAsync(For(keyboard));
        await jobs.CancelAsync(cancelled.JobId);
        var queued = await jobs.SubmitAsync(For(keyboard, branch: "develop"));

        (await ListAsync(new() { Keyboard = keyboard })).ShouldBe([queued.JobId, cancelled.JobId, running.JobId, finished.JobId]);
        (await ListAsync(new() { Keyboard = keyboard, Branch = "develop" })).ShouldBe([queued.JobId]);
        (await ListAsync(new() { Keyboard = keyboard, States = { JobState.Cancelled, JobState.Finished } }))
            .ShouldBe([cancelled.JobId, finished.JobId]);
        (await ListAsync(new() { Keyboard = keyboard, States = { JobState.Queued } })).ShouldBe([queued.JobId]);
        (await ListAsync(new() { Keyboard = "nobody/has/this" })).ShouldBeEmpty();

        var turned = new List<string>();
        var page = new ListJobsReply();
        do
        {
            page = await jobs.Administration.ListJobsAsync(
                new() { Keyboard = keyboard, PageSize = 3, Page = page.NextPage }, cancellationToken: Cancelled);
            page.Jobs.Count.ShouldBeLessThanOrEqualTo(3);
            turned.AddRange(page.Jobs.Select(job => job.JobId));
        }
        while (page.NextPage.Length > 0);
        turned.ShouldBe([queued.JobId, cancelled.JobId, running.JobId, finished.JobId]);
    }

    [Fact]
    public async Task An_entry_says_what_the_job_says()
    {
        var keyboard = $"said/{Guid.NewGuid():N}";
        var (job, _, _) = await jobs.EndedAsync(succeeded: false, request: For(keyboard));

        var entry = (await jobs.Administration.ListJobsAsync(new() { Keyboard = keyboard }, cancellationToken: Cancelled)).Jobs.ShouldHaveSingleItem();

        entry.ShouldBe(new JobSummary
        {
            JobId = job.JobId,
            State = JobState.Failed,
            CreatedAt = job.CreatedAt,
            Keyboard = keyboard,
            Keymap = job.Keymap,
            Layout = job.Layout,
            Branch = entry.Branch,
            BuildId = job.Build.BuildId,
            StartedAt = job.Build.StartedAt,
            EndedAt = job.Build.EndedAt,
            Worker = job.Build.Worker,
        });
    }

    [Fact]
    public async Task A_question_that_cannot_be_meant_is_refused()
    {
        foreach (var request in new ListJobsRequest[] { new() { PageSize = 501 }, new() { PageSize = -1 }, new() { Page = "second" }, new() { States = { (JobState)99 } } })
        {
            var exception = await Should.ThrowAsync<RpcException>(() => ListAsync(request));
            exception.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        }
    }

    [Fact]
    public async Task Open_builds_are_those_worked_on_then_those_waiting_and_a_flush_cancels_the_latter_for_all_who_want_them()
    {
        await jobs.Administration.CancelQueuedAsync(new(), cancellationToken: Cancelled);
        var (running, _, _) = await jobs.RunningAsync();
        var shared = JobsFixture.Request();
        var first = await jobs.SubmitAsync(shared);
        var second = await jobs.SubmitAsync(JobsFixture.Request(shared.CanonicalJson));
        var third = await jobs.SubmitAsync();

        var open = (await jobs.Administration.ListOpenBuildsAsync(new(), cancellationToken: Cancelled)).Builds;
        open.Where(build => build.State == JobState.Running).ShouldContain(build => build.BuildId == running.Build.BuildId && build.Worker != "");
        open.Where(build => build.State == JobState.Queued).Select(build => (build.BuildId, build.Jobs))
            .ShouldBe([(first.Build.BuildId, 2), (third.Build.BuildId, 1)]);
        open.Select(build => build.State).ShouldBe(open.Select(build => build.State).OrderDescending());

        var flushed = await jobs.Administration.CancelQueuedAsync(new(), cancellationToken: Cancelled);

        (flushed.CancelledJobs, flushed.CancelledBuilds).ShouldBe((3, 2));
        foreach (var job in new[] { first, second, third })
        {
            (await jobs.GetAsync(job.JobId)).State.ShouldBe(JobState.Cancelled);
        }

        (await jobs.GetAsync(running.JobId)).State.ShouldBe(JobState.Running);
        await Eventually.TrueAsync(
            () => Task.FromResult(jobs.Compilers.Stopped.Contains(Guid.Parse(third.Build.BuildId))), JobsFixture.Patience, "StopBuild");
        (await jobs.SubmitAsync(JobsFixture.Request(shared.CanonicalJson))).State.ShouldBe(JobState.Queued);
        (await jobs.Administration.CancelQueuedAsync(new(), cancellationToken: Cancelled)).CancelledJobs.ShouldBe(1);
    }

    [Fact]
    public async Task A_flush_of_many_is_one_call()
    {
        await jobs.Administration.CancelQueuedAsync(new(), cancellationToken: Cancelled);
        await Parallel.ForAsync(0, 450, Cancelled, async (_, token) => await jobs.Client.SubmitAsync(JobsFixture.Request(), cancellationToken: token));

        var flushed = await jobs.Administration.CancelQueuedAsync(new(), cancellationToken: Cancelled);

        (flushed.CancelledJobs, flushed.CancelledBuilds).ShouldBe((450, 450));
        (await jobs.Client.GetQueueAsync(new(), cancellationToken: Cancelled)).QueuedBuilds.ShouldBe(0);
    }

    [Fact]
    public async Task Retention_on_request_says_what_it_deleted()
    {
        var rare = jobs.StartReplica(("Jobs:Retention", "01:00:00"), ("Jobs:RetentionInterval", "1.00:00:00"));
        await JobsFixture.ReadyAsync(rare);
        var (old, _, _) = await jobs.EndedAsync();
        jobs.Time.Shift = TimeSpan.FromHours(2);
        try
        {
            var round = await rare.Administration.RunRetentionAsync(new(), cancellationToken: Cancelled);

            round.DeletedJobs.ShouldBeGreaterThanOrEqualTo(1);
            round.DeletedBuilds.ShouldBeLessThanOrEqualTo(round.DeletedJobs);
            (await Should.ThrowAsync<RpcException>(() => jobs.GetAsync(old.JobId))).StatusCode.ShouldBe(StatusCode.NotFound);
        }
        finally
        {
            jobs.Time.Shift = TimeSpan.Zero;
        }
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private static SubmitRequest For(string keyboard, string branch = "")
    {
        var request = JobsFixture.Request();
        (request.Keyboard, request.Branch) = (keyboard, branch);
        return request;
    }

    private async Task<string[]> ListAsync(ListJobsRequest request) =>
        [.. (await jobs.Administration.ListJobsAsync(request, cancellationToken: Cancelled)).Jobs.Select(job => job.JobId)];
}
