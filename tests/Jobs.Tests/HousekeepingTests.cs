using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>What the service does without being asked: reaping and retention.</summary>
public sealed class HousekeepingTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Fact]
    public async Task A_build_whose_compiler_vanished_fails_once_and_says_so()
    {
        await using var other = jobs.StartReplica();
        await JobsFixture.ReadyAsync(other);
        var (job, buildId, attemptId) = await jobs.RunningAsync();
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 0, "Compiling"));
        await jobs.UntilAsync(job.JobId, current => current.Build.Output.Length > 0);

        await AtAsync(TimeSpan.FromSeconds(900 + 50), async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            (await jobs.GetAsync(job.JobId)).State.ShouldBe(JobState.Running);
        });
        await AtAsync(TimeSpan.FromSeconds(900 + 65), async () =>
        {
            var failed = await jobs.UntilAsync(job.JobId, JobState.Failed);
            failed.Build.Output.ShouldBe(
                "Compiling\nThe compiler oven-1 did not report back within the time limit; the build was given up.\n");
            await Eventually.TrueAsync(() => Task.FromResult(jobs.Compilers.Stopped.Contains(buildId)), JobsFixture.Patience);
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            jobs.Compilers.Stopped.Count(stopped => stopped == buildId).ShouldBe(1);

            await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId));
            await jobs.SettleAsync();
            (await jobs.GetAsync(job.JobId)).ShouldBe(failed);
        });
    }

    [Fact]
    public async Task Jobs_past_their_retention_go_with_their_artifacts_and_others_stay()
    {
        var request = JobsFixture.Request();
        var (old, oldBuild, attemptId) = await jobs.EndedAsync(request: request);
        var artifact = PutArtifact(ArtifactKeys.Artifact(oldBuild, attemptId, "firmware.hex"));
        var waiting = await jobs.SubmitAsync();

        await AtAsync(TimeSpan.FromHours(47), async () =>
        {
            var (young, youngBuild, youngAttempt) = await EndedNowAsync();
            var kept = PutArtifact(ArtifactKeys.Artifact(youngBuild, youngAttempt, "firmware.hex"));
            jobs.Time.Shift = TimeSpan.FromHours(49);
            await Eventually.TrueAsync(
                async () => await jobs.CountAsync($"select count(*) from builds where id = '{oldBuild}'") == 0, JobsFixture.Patience);
            File.Exists(artifact).ShouldBeFalse();
            var exception = await Should.ThrowAsync<RpcException>(() => jobs.GetAsync(old.JobId));
            exception.StatusCode.ShouldBe(StatusCode.NotFound);

            (await jobs.GetAsync(young.JobId)).State.ShouldBe(JobState.Finished);
            File.Exists(kept).ShouldBeTrue();
            (await jobs.GetAsync(waiting.JobId)).State.ShouldBe(JobState.Queued);
        });
    }

    private async Task AtAsync(TimeSpan shift, Func<Task> then)
    {
        jobs.Time.Shift = shift;
        try
        {
            await then();
        }
        finally
        {
            jobs.Time.Shift = TimeSpan.Zero;
        }
    }

    private async Task<(Job Job, Guid BuildId, Guid AttemptId)> EndedNowAsync()
    {
        var job = await jobs.SubmitAsync();
        var (buildId, attemptId) = (Guid.Parse(job.Build.BuildId), Guid.NewGuid());
        await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId));
        return (await jobs.UntilAsync(job.JobId, JobState.Finished), buildId, attemptId);
    }

    private string PutArtifact(string key)
    {
        var path = Path.Combine(jobs.ObjectsFolder, "objects", key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, ":00000001FF");
        return path;
    }
}
