using Npgsql;

namespace KeymapBakery.Jobs.Tests;

/// <summary>The compilers' reports: late, twice, out of order, malformed.</summary>
public sealed class ReportingTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Fact]
    public async Task A_whole_build_is_reported()
    {
        var (running, buildId, attemptId) = await jobs.RunningAsync();
        running.Build.Worker.ShouldBe("oven-1");
        running.Build.StartedAt.ShouldNotBeNull();
        await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId));
        var finished = await jobs.UntilAsync(running.JobId, JobState.Finished);
        finished.Build.Output.ShouldBe("Compiling\nDone\n");
        finished.Build.Command.ShouldBe(["qmk", "compile", "keymap.json"]);
        finished.Build.Source.Key.ShouldStartWith(ArtifactKeys.BuildPrefix(buildId));
        finished.Build.Firmware.SizeBytes.ShouldBe(1234);
        finished.Build.EndedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Lines_are_shown_while_the_build_runs_whatever_order_they_come_in_and_are_gone_afterwards()
    {
        var job = await jobs.SubmitAsync();
        var (buildId, attemptId) = (Guid.Parse(job.Build.BuildId), Guid.NewGuid());
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 2, "three"));
        await jobs.Compilers.SayAsync(Events.Started(buildId, attemptId));
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 0, "one", "two"));
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 0, "one", "two"));
        await jobs.UntilAsync(job.JobId, current => current.Build.Output == "one\ntwo\nthree\n");
        (await jobs.GetAsync(job.JobId)).Build.Output.ShouldBeEmpty();

        await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId));
        await jobs.UntilAsync(job.JobId, JobState.Finished);
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 3, "too late"));
        await jobs.SettleAsync();
        (await jobs.CountAsync($"select count(*) from build_output_lines where build_id = '{buildId}'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_second_attempt_starts_with_a_blank_page()
    {
        var (job, buildId, first) = await jobs.RunningAsync();
        await jobs.Compilers.SayAsync(Events.Printed(buildId, first, 0, "from the first"));
        await jobs.UntilAsync(job.JobId, current => current.Build.Output.Length > 0);
        var second = Guid.NewGuid();
        await jobs.Compilers.SayAsync(Events.Started(buildId, second, "oven-2"));
        await jobs.UntilAsync(job.JobId, current => current.Build.Worker == "oven-2" && current.Build.Output.Length == 0);
        await jobs.Compilers.SayAsync(Events.Printed(buildId, first, 1, "from the dead"));
        await jobs.Compilers.SayAsync(Events.Started(buildId, first));
        await jobs.SettleAsync();
        var current = await jobs.GetAsync(job.JobId, output: true);
        (current.Build.Worker, current.Build.Output).ShouldBe(("oven-2", ""));
    }

    [Fact]
    public async Task A_finish_before_its_start_and_everything_twice_end_the_same()
    {
        var job = await jobs.SubmitAsync();
        var (buildId, attemptId) = (Guid.Parse(job.Build.BuildId), Guid.NewGuid());
        var finished = Events.Finished(buildId, attemptId);
        await jobs.Compilers.SayAsync(finished);
        var first = await jobs.UntilAsync(job.JobId, JobState.Finished);
        await jobs.Compilers.SayAsync(finished with { Output = "Something else" });
        await jobs.Compilers.SayAsync(Events.Started(buildId, attemptId));
        await jobs.Compilers.SayAsync(Events.Finished(buildId, Guid.NewGuid(), succeeded: false));
        await jobs.SettleAsync();
        (await jobs.GetAsync(job.JobId)).ShouldBe(first);
    }

    [Fact]
    public async Task A_compiler_that_takes_an_ended_build_is_told_to_stop()
    {
        var (_, buildId, _) = await jobs.EndedAsync();
        await jobs.Compilers.SayAsync(Events.Started(buildId, Guid.NewGuid(), "oven-2"));
        await Eventually.TrueAsync(() => Task.FromResult(jobs.Compilers.Stopped.Contains(buildId)), JobsFixture.Patience);
    }

    [Fact]
    public async Task Output_the_database_could_not_hold_is_made_to_fit()
    {
        var (job, buildId, attemptId) = await jobs.RunningAsync();
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, 0, "nul \0 here"));
        await jobs.UntilAsync(job.JobId, current => current.Build.Output == "nul \uFFFD here\n");
        var huge = "first\0\n" + new string('é', 2 * 1024 * 1024) + "\nlast";
        await jobs.Compilers.SayAsync(Events.Finished(buildId, attemptId) with { Output = huge });
        var finished = await jobs.UntilAsync(job.JobId, JobState.Finished);
        finished.Build.Output.ShouldStartWith("first\uFFFD\n");
        finished.Build.Output.ShouldEndWith("\nlast");
        finished.Build.Output.ShouldContain("bytes left out]");
        System.Text.Encoding.UTF8.GetByteCount(finished.Build.Output).ShouldBeLessThan(1024 * 1024 + 100);
    }

    [Fact]
    public async Task Live_output_is_bounded()
    {
        var (job, buildId, attemptId) = await jobs.RunningAsync();
        var line = new string('x', 200_000);
        for (var number = 0; number < 10; number++)
        {
            await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, number, line));
        }

        await jobs.SettleAsync();
        var output = (await jobs.GetAsync(job.JobId, output: true)).Build.Output;
        output.Length.ShouldBeGreaterThan(1_000_000);
        output.Length.ShouldBeLessThan(1024 * 1024 + 100);
    }

    [Fact]
    public async Task A_report_that_can_never_be_stored_does_not_hold_up_the_others()
    {
        var (_, buildId, attemptId) = await jobs.RunningAsync();
        await jobs.Compilers.SayAsync(Events.Printed(buildId, attemptId, -5, "before the first line"));
        await jobs.SettleAsync();
    }

    [Theory]
    [InlineData("update builds set state = 'running', ended_at = null, firmware_key = null, attempt_id = id, deadline = now() where id = '{0}'")]
    [InlineData("update builds set state = 'failed', firmware_key = null where id = '{0}'")]
    [InlineData("update builds set state = 'queued', ended_at = null, firmware_key = null where id = '{0}'")]
    [InlineData("insert into builds (id, state, keyboard, keymap, branch, canonical_json, created_at, ended_at) "
        + "values (gen_random_uuid(), 'failed', '', '', '', '', now(), now())")]
    public async Task Even_by_hand_the_database_takes_no_illegal_step(string sql)
    {
        var (_, buildId, _) = await jobs.EndedAsync();
        var exception = await Should.ThrowAsync<PostgresException>(
            () => jobs.CountAsync(sql.Replace("{0}", buildId.ToString(), StringComparison.Ordinal)));
        exception.SqlState.ShouldBe(PostgresErrorCodes.CheckViolation);
        exception.MessageText.ShouldStartWith("build ");
    }
}
