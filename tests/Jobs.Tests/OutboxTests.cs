namespace KeymapBakery.Jobs.Tests;

/// <summary>What lies in the outbox is published, whatever else lies there.</summary>
public sealed class OutboxTests(Servers servers)
{
    [Fact]
    public async Task A_message_that_cannot_be_read_holds_up_no_other()
    {
        await using var jobs = new JobsFixture(servers);
        await jobs.InitializeAsync();
        await jobs.CountAsync(
            """
            with poison as (
                insert into outbox (message_id, kind, payload, created_at)
                values (gen_random_uuid(), 'build-requested', '{"BuildId": 1}', now()), (gen_random_uuid(), 'stop-build', 'null', now())
                returning 1)
            select count(*) from poison
            """);

        var (job, buildId, _) = await jobs.RunningAsync();
        await jobs.CancelAsync(job.JobId);

        await Eventually.TrueAsync(async () => await jobs.CountAsync("select count(*) from outbox") == 0, JobsFixture.Patience);
        await Eventually.TrueAsync(() => Task.FromResult(jobs.Compilers.Stopped.Contains(buildId)), JobsFixture.Patience);
    }
}
