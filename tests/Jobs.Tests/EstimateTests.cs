namespace KeymapBakery.Jobs.Tests;

/// <summary>How long jobs are said to take.</summary>
public sealed class EstimateTests(Servers servers)
{
    [Fact]
    public async Task Jobs_know_when_they_have_probably_ended_from_how_long_builds_took_and_who_is_there()
    {
        await using var jobs = new JobsFixture(servers);
        await jobs.InitializeAsync();
        var first = await jobs.SubmitAsync();
        (await jobs.GetAsync(first.JobId)).Build.HasEstimatedSeconds.ShouldBeFalse("Nothing was compiled yet.");

        var (buildId, attemptId) = (Guid.Parse(first.Build.BuildId), Guid.NewGuid());
        await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId) with { StartedAt = DateTimeOffset.UtcNow.AddSeconds(-9.4) });
        await jobs.UntilAsync(first.JobId, JobState.Finished);
        List<Job> waiting = [];
        for (var number = 0; number < 4; number++)
        {
            waiting.Add(await jobs.SubmitAsync());
        }

        (await jobs.GetAsync(waiting[0].JobId)).Build.HasEstimatedSeconds.ShouldBeFalse("There is no compiler.");

        // Two slots: two begin at once, each of the others when one of the two has become free.
        await jobs.Compilers.SayAsync(Events.Heartbeat());
        await EstimatesAsync(jobs, waiting, [10, 10, 15, 19]);

        await jobs.Compilers.SayAsync(Events.Started(Guid.Parse(waiting[0].Build.BuildId), Guid.NewGuid()) with { StartedAt = DateTimeOffset.UtcNow.AddSeconds(-60) });
        await jobs.UntilAsync(waiting[0].JobId, JobState.Running);
        await EstimatesAsync(jobs, waiting, [1, 10, 15, 19]);
    }

    [Fact]
    public async Task What_has_ended_is_estimated_no_more()
    {
        await using var jobs = new JobsFixture(servers);
        await jobs.InitializeAsync();
        var (job, _, _) = await jobs.EndedAsync();

        job.Build.HasEstimatedSeconds.ShouldBeFalse();
        job.Build.QueuePosition.ShouldBe(0);
    }

    private static Task EstimatesAsync(JobsFixture jobs, List<Job> waiting, int[] seconds) =>
        Eventually.TrueAsync(
            async () =>
            {
                var builds = await Task.WhenAll(waiting.Select(async job => (await jobs.GetAsync(job.JobId)).Build));
                return builds.Select(build => build.EstimatedSeconds).SequenceEqual(seconds);
            },
            JobsFixture.Patience,
            $"Estimates of {string.Join(", ", seconds)}");
}
