namespace KeymapBakery.Jobs.Tests;

/// <summary>Jobs whose keymaps differ in their names only.</summary>
public sealed class SharingTests(JobsFixture jobs) : IClassFixture<JobsFixture>
{
    [Fact]
    public async Task Keymaps_that_differ_in_name_share_a_build_and_each_sees_its_own_names()
    {
        await KnownAsync([]);
        var (mine, yours) = Requests("mine", "yours");
        var first = await jobs.SubmitAsync(mine);
        await jobs.SubmitAsync(yours);
        var buildId = await FinishAsync(first, "mine");

        var theirs = await jobs.UntilAsync(yours.JobId, JobState.Finished);
        theirs.Build.BuildId.ShouldBe(buildId.ToString());
        theirs.Keymap.ShouldBe("yours");
        theirs.Build.Firmware.FileName.ShouldBe("planck_rev6_yours.hex");
        theirs.Build.Keymap.FileName.ShouldBe("planck-rev6-yours.json");
        theirs.Build.Source.FileName.ShouldBe("qmk_firmware-planck-rev6-yours.zip");
        theirs.Build.Command.ShouldBe(["qmk", "compile", "planck-rev6-yours.json"]);
        theirs.Build.Output.ShouldBe(
            "Making planck/rev6 with keymap \e[1myours\e[0m KEYMAP=yours\nLinking: .build/planck_rev6_yours.elf\nno mine\n");
        (await KeymapAsync(yours)).ShouldBe(yours.CanonicalJson);

        (await jobs.GetAsync(mine.JobId)).Build.Firmware.FileName.ShouldBe("planck_rev6_mine.hex");
        (await KeymapAsync(mine)).ShouldBe(mine.CanonicalJson);
        (await jobs.GetAsync(mine.JobId)).KeymapJson.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_finished_build_answers_the_submission_of_another_name_at_once()
    {
        await KnownAsync([]);
        var (mine, yours) = Requests("mine", "yours");
        await FinishAsync(await jobs.SubmitAsync(mine), "mine");
        await jobs.UntilAsync(mine.JobId, JobState.Finished);

        var answer = await jobs.SubmitAsync(yours);

        answer.State.ShouldBe(JobState.Finished);
        answer.Build.Firmware.FileName.ShouldBe("planck_rev6_yours.hex");
        answer.ShouldBe(await jobs.GetAsync(yours.JobId));
    }

    [Fact]
    public async Task A_name_the_firmware_has_settings_for_shares_with_none_but_itself()
    {
        await KnownAsync(["somebody", "readme.md"]);
        var (mine, somebody) = Requests("mine", "somebody");
        var again = somebody.Clone();
        again.JobId = Guid.NewGuid().ToString();

        var first = await jobs.SubmitAsync(somebody);
        var second = await jobs.SubmitAsync(mine);
        var third = await jobs.SubmitAsync(again);

        second.Build.BuildId.ShouldNotBe(first.Build.BuildId);
        third.Build.BuildId.ShouldBe(first.Build.BuildId);
    }

    [Fact]
    public async Task Names_are_taken_to_matter_while_nobody_says_which_do()
    {
        await KnownAsync(null);
        var (mine, yours) = Requests("mine", "yours");

        var first = await jobs.SubmitAsync(mine);

        (await jobs.SubmitAsync(yours)).Build.BuildId.ShouldNotBe(first.Build.BuildId);
    }

    [Fact]
    public async Task A_firmware_that_carries_its_name_is_for_jobs_of_that_name_alone()
    {
        await KnownAsync([]);
        var (mine, yours) = Requests("mine", "yours");
        var (alsoMine, alsoYours) = (Again(mine), Again(yours));
        var (laterMine, laterYours, others) = (Again(mine), Again(yours), Named(mine, "others"));
        var first = await jobs.SubmitAsync(mine);
        foreach (var request in new[] { alsoMine, yours, alsoYours })
        {
            (await jobs.SubmitAsync(request)).Build.BuildId.ShouldBe(first.Build.BuildId);
        }

        await FinishAsync(first, "mine", carriesKeymapName: true);

        var own = await jobs.UntilAsync(yours.JobId, job => job.Build.BuildId != first.Build.BuildId);
        own.State.ShouldBe(JobState.Queued);
        (await KeymapAsync(yours)).ShouldBe(yours.CanonicalJson);
        (await jobs.GetAsync(alsoYours.JobId)).Build.BuildId.ShouldBe(own.Build.BuildId);
        (await jobs.GetAsync(alsoMine.JobId)).State.ShouldBe(JobState.Finished);
        (await jobs.SubmitAsync(laterMine)).State.ShouldBe(JobState.Finished);
        (await jobs.SubmitAsync(laterYours)).Build.BuildId.ShouldBe(own.Build.BuildId);
        (await jobs.SubmitAsync(others)).Build.BuildId.ShouldNotBeOneOf(first.Build.BuildId, own.Build.BuildId);

        await FinishAsync(own, "yours", carriesKeymapName: true);
        var finished = await jobs.UntilAsync(alsoYours.JobId, JobState.Finished);
        finished.Build.Firmware.Key.ShouldContain(own.Build.BuildId);
        (await jobs.GetAsync(mine.JobId)).Build.BuildId.ShouldBe(first.Build.BuildId);
    }

    [Fact]
    public async Task The_build_of_ones_own_is_really_asked_for_and_can_be_watched_and_cancelled()
    {
        await KnownAsync([]);
        await using var compiler = await jobs.StartCompilerAsync(_ => Task.CompletedTask);
        var (mine, yours) = Requests("mine", "yours");
        var first = await jobs.SubmitAsync(mine);
        await jobs.SubmitAsync(yours);
        using var watch = jobs.Client.Watch(new WatchRequest { JobId = yours.JobId }, cancellationToken: TestContext.Current.CancellationToken);
        (await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();

        await FinishAsync(first, "mine", carriesKeymapName: true);

        var own = await jobs.UntilAsync(yours.JobId, job => job.Build.BuildId != first.Build.BuildId);
        var requested = await Eventually.GetAsync(
            () => Task.FromResult(compiler.Requested.FirstOrDefault(request => request.BuildId.ToString() == own.Build.BuildId)), JobsFixture.Patience);
        (requested.Keymap, requested.KeymapJson, requested.Commit).ShouldBe(("yours", yours.CanonicalJson, Events.Commit));

        await jobs.CancelAsync(yours.JobId);
        var seen = new List<JobState>();
        while (await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            seen.Add(watch.ResponseStream.Current.State);
        }

        seen.ShouldNotContain(JobState.Finished);
        seen[^1].ShouldBe(JobState.Cancelled);
        await Eventually.TrueAsync(
            () => Task.FromResult(jobs.Compilers.Stopped.Contains(Guid.Parse(own.Build.BuildId))), JobsFixture.Patience);
        (await jobs.GetAsync(mine.JobId)).State.ShouldBe(JobState.Finished);
    }

    private static SubmitRequest Named(SubmitRequest request, string name)
    {
        var named = request.Clone();
        named.JobId = Guid.NewGuid().ToString();
        named.CanonicalJson = request.CanonicalJson.Replace($"\"keymap\":\"{request.Keymap}\"", $"\"keymap\":\"{name}\"");
        named.Keymap = name;
        return named;
    }

    private static SubmitRequest Again(SubmitRequest request) => Named(request, request.Keymap);

    private static (SubmitRequest First, SubmitRequest Second) Requests(string first, string second)
    {
        var request = JobsFixture.Request(
            $$"""{"keyboard":"planck/rev6","keymap":"mine","layers":[["{{Guid.NewGuid()}}","ANY(é\u0001)"]],"layout":"LAYOUT_ortho_4x12"}""");
        return (Named(request, first), Named(request, second));
    }

    // What the compilers last said, told by the toolchain, so that no two tests wait for the same.
    private async Task KnownAsync(string[]? userNames)
    {
        var toolchain = $"avr-gcc {Guid.NewGuid()}";
        await jobs.Compilers.SayAsync(Events.Heartbeat(userNames: userNames) with { Toolchain = toolchain });
        await Eventually.TrueAsync(
            async () => await jobs.CountAsync($"select count(*) from branches where toolchain = '{toolchain}'") == 1, JobsFixture.Patience);
    }

    private async Task<Guid> FinishAsync(Job job, string name, bool carriesKeymapName = false)
    {
        var buildId = Guid.Parse(job.Build.BuildId);
        await jobs.Compilers.SayAsync(Events.FinishedAs(buildId, Guid.NewGuid(), name, carriesKeymapName));
        return buildId;
    }

    private async Task<string> KeymapAsync(SubmitRequest request) =>
        (await jobs.Client.GetAsync(
            new GetRequest { JobId = request.JobId, IncludeKeymap = true }, cancellationToken: TestContext.Current.CancellationToken)).KeymapJson;
}
