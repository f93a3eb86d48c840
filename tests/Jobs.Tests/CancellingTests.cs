using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>Cancel, in every state.</summary>
public sealed class CancellingTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Fact]
    public async Task A_queued_job_is_cancelled_and_no_compiler_shall_work_on_it()
    {
        var job = await jobs.SubmitAsync();
        (await jobs.CancelAsync(job.JobId)).State.ShouldBe(JobState.Cancelled);
        await StoppedAsync(job);
        (await jobs.GetAsync(job.JobId)).Build.EndedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_running_job_is_cancelled_and_keeps_what_was_printed()
    {
        var (job, buildId, attemptId) = await jobs.RunningAsync();
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 0, "Compiling"));
        await jobs.UntilAsync(job.JobId, current => current.Build.Output.Length > 0);
        var cancelled = await jobs.CancelAsync(job.JobId);
        cancelled.State.ShouldBe(JobState.Cancelled);
        cancelled.Build.Output.ShouldBe("Compiling\n");
        await StoppedAsync(job);

        await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId));
        await jobs.SettleAsync();
        (await jobs.GetAsync(job.JobId)).ShouldBe(cancelled);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_job_that_has_ended_is_left_as_it_is(bool succeeded)
    {
        var (job, _, _) = await jobs.EndedAsync(succeeded);
        (await jobs.CancelAsync(job.JobId)).ShouldBe(job);
    }

    [Fact]
    public async Task Cancelling_twice_is_cancelling_once()
    {
        var job = await jobs.SubmitAsync();
        var first = await jobs.CancelAsync(job.JobId);
        (await jobs.CancelAsync(job.JobId)).ShouldBe(first);
    }

    [Fact]
    public async Task A_build_that_two_jobs_want_goes_on_until_both_are_cancelled()
    {
        var request = JobsFixture.Request();
        var (first, buildId, _) = await jobs.RunningAsync(request);
        var second = await jobs.SubmitAsync(JobsFixture.Request(request.CanonicalJson));

        (await jobs.CancelAsync(first.JobId)).State.ShouldBe(JobState.Cancelled);
        (await jobs.GetAsync(second.JobId)).State.ShouldBe(JobState.Running);
        await jobs.SettleAsync();
        jobs.Compilers.Stopped.ShouldNotContain(buildId);

        (await jobs.CancelAsync(second.JobId)).State.ShouldBe(JobState.Cancelled);
        await StoppedAsync(second);
    }

    [Fact]
    public async Task A_cancelled_build_is_not_joined()
    {
        var request = JobsFixture.Request();
        var job = await jobs.SubmitAsync(request);
        await jobs.CancelAsync(job.JobId);
        var again = await jobs.SubmitAsync(JobsFixture.Request(request.CanonicalJson));
        again.State.ShouldBe(JobState.Queued);
        again.Build.BuildId.ShouldNotBe(job.Build.BuildId);
    }

    [Fact]
    public async Task Cancelling_and_joining_at_once_never_leaves_a_wanted_build_cancelled()
    {
        for (var round = 0; round < 20; round++)
        {
            var request = JobsFixture.Request();
            var first = await jobs.SubmitAsync(request);
            var cancel = jobs.CancelAsync(first.JobId);
            var second = await jobs.SubmitAsync(JobsFixture.Request(request.CanonicalJson));
            await cancel;
            (await jobs.GetAsync(second.JobId)).State.ShouldBe(JobState.Queued);
        }
    }

    [Fact]
    public async Task An_unknown_job_is_not_found()
    {
        var exception = await Should.ThrowAsync<RpcException>(() => jobs.CancelAsync(Guid.NewGuid().ToString()));
        exception.StatusCode.ShouldBe(StatusCode.NotFound);
    }

    private Task StoppedAsync(Job job) =>
        Eventually.TrueAsync(
            () => Task.FromResult(jobs.Compilers.Stopped.Contains(Guid.Parse(job.Build.BuildId))), JobsFixture.Patience, "StopBuild");
}
