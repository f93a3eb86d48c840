using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>Submit, Get and GetQueue.</summary>
public sealed class SubmittingTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Fact]
    public async Task A_submitted_job_is_queued_and_can_be_read()
    {
        var request = JobsFixture.Request();
        var submitted = await jobs.SubmitAsync(request);
        submitted.State.ShouldBe(JobState.Queued);
        submitted.JobId.ShouldBe(request.JobId);
        submitted.PostedJson.ShouldBe(request.PostedJson);
        submitted.Build.StartedAt.ShouldBeNull();

        var read = await jobs.GetAsync(request.JobId);
        read.Build.BuildId.ShouldBe(submitted.Build.BuildId);
        read.CreatedAt.ShouldBe(submitted.CreatedAt);
        (read.Keyboard, read.Keymap, read.Layout, read.Branch).ShouldBe(("planck/rev6", "mine", "LAYOUT_ortho_4x12", ""));
    }

    [Fact]
    public async Task The_same_identity_again_is_the_same_job()
    {
        var request = JobsFixture.Request();
        var first = await jobs.SubmitAsync(request);
        (await jobs.SubmitAsync(request)).Build.BuildId.ShouldBe(first.Build.BuildId);
        (await jobs.CountAsync($"select count(*) from jobs where build_id = '{first.Build.BuildId}'")).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_identity_for_another_keymap_is_refused()
    {
        var request = JobsFixture.Request();
        await jobs.SubmitAsync(request);
        var other = request.Clone();
        other.CanonicalJson = """{"layers":[]}""";
        (await RefusalAsync(other)).StatusCode.ShouldBe(StatusCode.AlreadyExists);
    }

    [Fact]
    public async Task Identical_requests_in_flight_share_a_build()
    {
        var request = JobsFixture.Request();
        var (first, buildId, attemptId) = await jobs.RunningAsync(request);
        var second = await jobs.SubmitAsync(JobsFixture.Request(request.CanonicalJson));
        second.State.ShouldBe(JobState.Running);
        second.Build.BuildId.ShouldBe(first.Build.BuildId);
        await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId));
        await jobs.UntilAsync(second.JobId, JobState.Finished);
    }

    [Fact]
    public async Task A_finished_build_answers_the_same_request_at_once_until_the_branch_moves()
    {
        await jobs.Compilers.SayAsync(Events.Heartbeat());
        await Eventually.TrueAsync(async () => await jobs.CountAsync("select count(*) from branches") == 1, JobsFixture.Patience);
        var request = JobsFixture.Request();
        var (first, _, _) = await jobs.EndedAsync(request: request);
        first.Build.Firmware.FileName.ShouldBe("firmware.hex");
        first.Build.Commit.ShouldBe(Events.Commit);

        var again = JobsFixture.Request(request.CanonicalJson);
        again.Branch = "master";
        var second = await jobs.SubmitAsync(again);
        second.State.ShouldBe(JobState.Finished);
        second.Build.ShouldBe(first.Build);

        var moved = new string('b', 40);
        await jobs.Compilers.SayAsync(Events.Heartbeat(commit: moved));
        await Eventually.TrueAsync(
            async () => await jobs.CountAsync($"select count(*) from branches where commit = '{moved}'") == 1, JobsFixture.Patience);
        (await jobs.SubmitAsync(JobsFixture.Request(request.CanonicalJson))).State.ShouldBe(JobState.Queued);
    }

    [Fact]
    public async Task A_failed_build_is_not_answered_with_again()
    {
        var request = JobsFixture.Request();
        var (failed, _, _) = await jobs.EndedAsync(succeeded: false, request);
        failed.Build.Output.ShouldContain("KC_NOPE");
        var again = await jobs.SubmitAsync(JobsFixture.Request(request.CanonicalJson));
        again.State.ShouldBe(JobState.Queued);
        again.Build.BuildId.ShouldNotBe(failed.Build.BuildId);
    }

    [Fact]
    public async Task What_is_missing_or_malformed_is_refused_by_name()
    {
        await RefusedAsync(request => request.JobId = "42", "job_id");
        await RefusedAsync(request => request.Keyboard = "", "keyboard");
        await RefusedAsync(request => request.Keymap = "a\0b", "keymap");
        await RefusedAsync(request => request.Layout = new string('L', 256), "layout");
        await RefusedAsync(request => request.Branch = "a\nb", "branch");
        await RefusedAsync(request => request.PostedJson = "{", "posted_json");
        await RefusedAsync(request => request.PostedJson = $"\"{new string('x', 1024 * 1024)}\"", "posted_json");
        await RefusedAsync(request => request.CanonicalJson = "[]", "canonical_json");
    }

    [Fact]
    public async Task An_unknown_job_is_not_found()
    {
        var exception = await Should.ThrowAsync<RpcException>(() => jobs.GetAsync(Guid.NewGuid().ToString()));
        exception.StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task Queued_jobs_know_how_many_are_ahead()
    {
        var first = await jobs.SubmitAsync();
        var second = await jobs.SubmitAsync();
        // The queue is read twice a second.
        await PositionsAsync(async () => (await PositionOf(second)) == (await PositionOf(first)) + 1);
        var ahead = await PositionOf(first);
        await jobs.CancelAsync(first.JobId);
        // Builds of other tests may have ended meanwhile.
        await PositionsAsync(async () => await PositionOf(second) <= ahead);

        async Task<int> PositionOf(Job job) => (await jobs.GetAsync(job.JobId)).Build.QueuePosition;
        static Task PositionsAsync(Func<Task<bool>> hold) => Eventually.TrueAsync(hold, JobsFixture.Patience, "Their places");
    }

    [Fact]
    public async Task The_queue_counts_builds_and_the_compilers_heard_from()
    {
        await jobs.RunningAsync();
        await jobs.SubmitAsync();
        await jobs.Compilers.SayAsync(Events.Heartbeat("oven-7"));
        var queue = await Eventually.GetAsync(
            async () => await QueueAsync() is var queue && queue.Compilers.Any(compiler => compiler.Name == "oven-7") ? queue : null,
            JobsFixture.Patience);
        ((long)queue.QueuedBuilds).ShouldBe(await jobs.CountAsync("select count(*) from builds where state = 'queued'"));
        ((long)queue.RunningBuilds).ShouldBe(await jobs.CountAsync("select count(*) from builds where state = 'running'"));
        queue.Compilers.Single(compiler => compiler.Name == "oven-7").Slots.ShouldBe(2);

        jobs.Time.Shift = TimeSpan.FromSeconds(40);
        try
        {
            (await QueueAsync()).Compilers.ShouldBeEmpty();
        }
        finally
        {
            jobs.Time.Shift = TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task Two_hundred_at_once_are_all_accepted_and_the_same_work_is_done_once()
    {
        var shared = JobsFixture.Request().CanonicalJson;
        var requests = Enumerable.Range(0, 200).Select(number => JobsFixture.Request(number % 2 == 0 ? shared : null)).ToList();
        var submitted = await Task.WhenAll(requests.Select(jobs.SubmitAsync));
        submitted.ShouldAllBe(job => job.State == JobState.Queued);
        submitted.Where((_, number) => number % 2 == 0).Select(job => job.Build.BuildId).Distinct().ShouldHaveSingleItem();
        submitted.Select(job => job.Build.BuildId).Distinct().Count().ShouldBe(101);
    }

    [Fact]
    public async Task The_same_job_submitted_many_times_at_once_is_one_job()
    {
        var request = JobsFixture.Request();
        var submitted = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => jobs.SubmitAsync(request)));
        submitted.Select(job => job.Build.BuildId).Distinct().ShouldHaveSingleItem();
    }

    private async Task<Queue> QueueAsync() =>
        await jobs.Client.GetQueueAsync(new GetQueueRequest(), cancellationToken: TestContext.Current.CancellationToken);

    private Task<RpcException> RefusalAsync(SubmitRequest request) => Should.ThrowAsync<RpcException>(() => jobs.SubmitAsync(request));

    private async Task RefusedAsync(Action<SubmitRequest> spoil, string field)
    {
        var request = JobsFixture.Request();
        spoil(request);
        var exception = await RefusalAsync(request);
        exception.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        exception.Status.Detail.ShouldStartWith(field);
    }
}
