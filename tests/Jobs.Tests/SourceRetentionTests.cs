namespace KeymapBakery.Jobs.Tests;

/// <summary>How long the source archives of commits are kept.</summary>
public sealed class SourceRetentionTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Fact]
    public async Task An_archive_stays_as_long_as_a_job_may_ask_for_it_and_goes_when_none_can()
    {
        var (former, present) = (Events.Commit, new string('b', 40));
        var neverUsed = new string('c', 40);
        await SeeAsync(neverUsed);
        await SeeAsync(former);
        var (job, _, _) = await jobs.EndedAsync();
        await SeeAsync(present);
        var archives = new[] { former, present, neverUsed }.ToDictionary(commit => commit, commit => Put("sources", commit));
        var templates = Put("templates", neverUsed);

        await AtAsync(TimeSpan.FromMinutes(50), async () =>
        {
            // Rounds of the housekeeping, of which none may delete anything.
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            archives.Values.ShouldAllBe(archive => File.Exists(archive));
            await SeeAsync(present);
        });
        await AtAsync(TimeSpan.FromHours(1.5), async () =>
        {
            await Eventually.TrueAsync(() => Task.FromResult(!File.Exists(archives[neverUsed]) && !File.Exists(templates)), JobsFixture.Patience);
            File.Exists(archives[former]).ShouldBeTrue();
            File.Exists(archives[present]).ShouldBeTrue();
            (await jobs.GetAsync(job.JobId)).State.ShouldBe(JobState.Finished);
        });
        await AtAsync(TimeSpan.FromHours(49), async () =>
        {
            await Eventually.TrueAsync(() => Task.FromResult(!File.Exists(archives[former])), JobsFixture.Patience);
            (await jobs.CountAsync("select count(*) from builds")).ShouldBe(0);
        });
    }

    private async Task SeeAsync(string commit)
    {
        var toolchain = $"avr-gcc {Guid.NewGuid()}";
        await jobs.Compilers.SayAsync(Events.Heartbeat(commit: commit, userNames: []) with { Toolchain = toolchain });
        await Eventually.TrueAsync(
            async () => await jobs.CountAsync($"select count(*) from branches where toolchain = '{toolchain}'") == 1, JobsFixture.Patience);
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

    private string Put(string kind, string commit)
    {
        var path = Path.Combine(jobs.ObjectsFolder, "objects", kind, commit, "v1.json");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "{}");
        return path;
    }
}
