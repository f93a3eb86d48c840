using Grpc.Core;

namespace KeymapBakery.Jobs.Tests;

/// <summary>What is compiled before anybody asks. Each test has a database of its own, and commits like no other's.</summary>
public sealed class PrebakingTests(Servers servers) : IAsyncLifetime
{
    private readonly JobsFixture _jobs = new(servers);
    private Prebaker _compiler = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _jobs.InitializeAsync();
        _compiler = await Prebaker.StartAsync(servers.RabbitMq.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _compiler.DisposeAsync();
        await _jobs.DisposeAsync();
    }

    [Fact]
    public async Task A_branch_is_compiled_keyboard_by_keyboard_and_what_came_of_it_can_be_read()
    {
        await EnableAsync();
        var commit = await MoveAsync();
        var plan = await _compiler.PlanOfAsync(commit);
        plan.Branch.ShouldBe("master");
        (await ListAsync()).Builds.ShouldBeEmpty();
        (await GetAsync("b/two")).ShouldBeNull();

        await _compiler.SayAsync(new PrebakePlanned(plan.PlanId, ["c", "b/two", "a"], null));
        await _compiler.UntilAskedAsync(plan, "a", "b/two", "c");
        (await GetAsync("b/two")).ShouldBeNull();
        await _compiler.SayAsync(new PrebakeStarted(plan.PlanId, "b/two", "oven-1", DateTimeOffset.UtcNow));
        await _compiler.FinishAsync(plan, "b/two", output: "Compiling [WARNINGS]\n");
        var first = await UntilAsync(list => list.Builds.Count == 1);
        await _compiler.FinishAsync(plan, "a");
        await _compiler.FinishAsync(plan, "c", succeeded: false, output: "error: \0\n");

        var list = await UntilAsync(list => list.Builds.Count == 3);
        list.Revision.ShouldNotBe(first.Revision);
        list.NextPage.ShouldBeEmpty();
        list.Builds.Select(build => (build.Keyboard, build.Succeeded, build.Warnings, build.Output))
            .ShouldBe([("a", true, false, ""), ("b/two", true, true, ""), ("c", false, false, "")]);
        var log = (await ListAsync(includeOutput: true)).Builds;
        log.Select(build => build.Output).ShouldBe(["Compiling\n", "Compiling [WARNINGS]\n", "error: \uFFFD\n"]);
        log[1].Firmware.ShouldBe(new KeyboardFirmware { FileName = "b_two_neutral.hex", SizeBytes = 1234, Sha256 = new string('a', 64) });
        log[1].Commit.ShouldBe(commit);
        log[2].Firmware.ShouldBeNull();
        (await GetAsync("c"))!.Output.ShouldBe("error: \uFFFD\n");
        await UntilCompletedAsync();
    }

    [Fact]
    public async Task Everything_said_twice_or_too_late_changes_nothing()
    {
        await EnableAsync();
        var commit = await MoveAsync();
        var plan = await _compiler.PlanOfAsync(commit);
        await _compiler.SayAsync(new PrebakePlanned(plan.PlanId, ["a", "b"], null));
        await _compiler.UntilAskedAsync(plan, "a", "b");
        await _compiler.SayAsync(new PrebakePlanned(plan.PlanId, ["a", "b", "c"], null));
        await _compiler.FinishAsync(plan, "a");
        await UntilAsync(list => list.Builds.Count == 1);

        await _compiler.FinishAsync(plan, "a", succeeded: false);
        await _compiler.SayAsync(new PrebakePutOff(plan.PlanId, "a", IsOutdated: false, "Late."));
        await _compiler.SayAsync(new PrebakeStarted(plan.PlanId, "a", "oven-2", DateTimeOffset.UtcNow));
        await _compiler.FinishAsync(plan, "no such keyboard");
        await _compiler.FinishAsync(plan with { PlanId = Guid.NewGuid() }, "a");
        await SayAsync(commit);
        await _compiler.FinishAsync(plan, "b");

        (await UntilAsync(list => list.Builds.Count == 2)).Builds.Select(build => (build.Keyboard, build.Succeeded, build.Worker))
            .ShouldBe([("a", true, "oven-1"), ("b", true, "oven-1")]);
        await UntilCompletedAsync();
        _compiler.Plans.Count(one => one.Commit == commit).ShouldBe(1);
        _compiler.Asked(plan).Order().ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task When_the_branch_moves_what_waits_is_dropped_and_old_results_stay_until_there_are_new_ones()
    {
        await EnableAsync(("Jobs:Prebake:Ahead", "2"));
        var old = await _compiler.PlanOfAsync(await MoveAsync());
        await _compiler.SayAsync(new PrebakePlanned(old.PlanId, ["a", "b", "c", "d"], null));
        await _compiler.UntilAskedAsync(old, "a", "b");
        await _compiler.FinishAsync(old, "a");
        await _compiler.FinishAsync(old, "b");
        await _compiler.UntilAskedAsync(old, "a", "b", "c", "d");

        var plan = await _compiler.PlanOfAsync(await MoveAsync());
        (await UntilAsync(list => list.Builds.Count == 2)).Builds.ShouldAllBe(build => build.Commit == old.Commit);
        await _compiler.FinishAsync(old, "c");
        await _compiler.SayAsync(new PrebakePlanned(plan.PlanId, ["a", "c"], null));
        await _compiler.UntilAskedAsync(plan, "a", "c");
        var between = await UntilAsync(list => list.Builds.Count == 1);
        between.Builds[0].Commit.ShouldBe(old.Commit);
        (await Should.ThrowAsync<RpcException>(() => GetAsync("b"))).StatusCode.ShouldBe(StatusCode.NotFound);

        await _compiler.FinishAsync(plan, "a", succeeded: false);
        await _compiler.FinishAsync(plan, "c");
        var list = await UntilAsync(list => list.Builds.Count == 2);
        list.Builds.Select(build => (build.Keyboard, build.Commit, build.Succeeded))
            .ShouldBe([("a", plan.Commit, false), ("c", plan.Commit, true)]);
        await Eventually.TrueAsync(
            async () => await _jobs.CountAsync("select count(*) from prebake_plans") == 1, JobsFixture.Patience, "The end of the old plan");
    }

    [Fact]
    public async Task What_is_put_off_is_asked_for_again_unless_it_is_outdated()
    {
        await EnableAsync();
        var plan = await _compiler.PlanOfAsync(await MoveAsync());
        await _compiler.SayAsync(new PrebakePlanned(plan.PlanId, ["a", "b"], null));
        await _compiler.UntilAskedAsync(plan, "a", "b");

        await _compiler.SayAsync(new PrebakePutOff(plan.PlanId, "a", IsOutdated: false, "Busy."));
        await _compiler.SayAsync(new PrebakePutOff(plan.PlanId, "b", IsOutdated: true, "The branch has moved on."));

        await _compiler.UntilAskedAsync(plan, "a", "b", "a");
        await _compiler.FinishAsync(plan, "a");
        await UntilCompletedAsync();
        (await ListAsync()).Builds.Select(build => build.Keyboard).ShouldBe(["a"]);
    }

    [Fact]
    public async Task What_nobody_answers_is_asked_for_again()
    {
        await EnableAsync(("Jobs:Prebake:Patience", "02:00:00"), ("Jobs:BranchLifetime", "1.00:00:00"));
        var plan = await _compiler.PlanOfAsync(await MoveAsync());
        _jobs.Time.Shift = TimeSpan.FromHours(3);
        await Eventually.TrueAsync(
            () => Task.FromResult(_compiler.Plans.Count(one => one.PlanId == plan.PlanId) == 2), JobsFixture.Patience, "The second request");
        await _compiler.SayAsync(new PrebakePlanned(plan.PlanId, ["a"], null));
        await _compiler.UntilAskedAsync(plan, "a");

        _jobs.Time.Shift = TimeSpan.FromHours(6);

        await _compiler.UntilAskedAsync(plan, "a", "a");
    }

    [Fact]
    public async Task Other_tools_make_another_plan_of_the_same_commit()
    {
        await EnableAsync();
        var commit = await MoveAsync();
        await _compiler.PlanOfAsync(commit);

        await SayAsync(commit, "avr-gcc 15");

        await _compiler.PlanOfAsync(commit, number: 1);
        await SayAsync(commit);
        await Task.Delay(TimeSpan.FromSeconds(1), Cancelled);
        _compiler.Plans.Count(one => one.Commit == commit).ShouldBe(2);
    }

    [Fact]
    public async Task Keyboards_that_cannot_be_named_end_the_plan_until_the_branch_moves()
    {
        await EnableAsync();
        var plan = await _compiler.PlanOfAsync(await MoveAsync());

        await _compiler.SayAsync(new PrebakePlanned(plan.PlanId, [], "qmk list-keyboards failed with 1."));

        await UntilCompletedAsync();
        (await ListAsync()).Builds.ShouldBeEmpty();
        await _compiler.PlanOfAsync(await MoveAsync());
    }

    [Fact]
    public async Task A_keyboard_that_every_compiler_dies_of_is_failed()
    {
        await _compiler.DisposeAsync();
        _compiler = await Prebaker.StartAsync(servers.RabbitMq.Address, vanish: true);
        await EnableAsync();
        var plan = await _compiler.PlanOfAsync(await MoveAsync());

        await _compiler.SayAsync(new PrebakePlanned(plan.PlanId, ["deadly"], null));

        await UntilCompletedAsync();
        var build = await GetAsync("deadly");
        build!.Succeeded.ShouldBeFalse();
        build.Output.ShouldContain("given up");
        _compiler.Asked(plan).Count.ShouldBe(Queues.DeliveryLimit + 1);
    }

    [Fact]
    public async Task Two_replicas_and_a_restart_ask_for_each_keyboard_once()
    {
        await EnableAsync(("Jobs:Prebake:Ahead", "3"));
        var second = await EnableAsync(("Jobs:Prebake:Ahead", "3"));
        var plan = await _compiler.PlanOfAsync(await MoveAsync());
        string[] keyboards = [.. Enumerable.Range(10, 20).Select(number => $"kb{number}")];
        await _compiler.SayAsync(new PrebakePlanned(plan.PlanId, keyboards, null));
        var answered = 0;
        while (answered < keyboards.Length)
        {
            if (answered == 6)
            {
                await second.DisposeAsync();
            }

            await Eventually.TrueAsync(() => Task.FromResult(_compiler.Asked(plan).Count > answered), JobsFixture.Patience, "The next request");
            await _compiler.FinishAsync(plan, _compiler.Asked(plan)[answered++]);
        }

        await UntilCompletedAsync();
        _compiler.Asked(plan).Order().ShouldBe(keyboards);
    }

    [Fact]
    public async Task Thousands_of_keyboards_come_in_pages()
    {
        await EnableAsync();
        var plan = await _compiler.PlanOfAsync(await MoveAsync());
        await _jobs.CountAsync($"""
            insert into keyboard_builds (plan_id, keyboard, state, ended_at, output, revision)
            select '{plan.PlanId}', 'kb' || number, 'succeeded', now(), repeat('x', 100), number from generate_series(1, 3713) as number;
            update prebake_plans set listed_at = now() where id = '{plan.PlanId}';
            select 0
            """);

        foreach (var includeOutput in (bool[])[false, true])
        {
            var names = new List<string>();
            var page = await ListAsync(includeOutput: includeOutput);
            names.AddRange(page.Builds.Select(build => build.Keyboard));
            while (page.NextPage.Length > 0)
            {
                page = await ListAsync(includeOutput: includeOutput, page: page.NextPage);
                names.AddRange(page.Builds.Select(build => build.Keyboard));
            }

            names.ShouldBe(Enumerable.Range(1, 3713).Select(number => $"kb{number}").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Nothing_is_planned_unless_enabled_and_an_unknown_branch_is_told_from_an_empty_one()
    {
        (await ListAsync("anything")).Builds.ShouldBeEmpty();
        var commit = await MoveAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), Cancelled);

        _compiler.Plans.ShouldNotContain(plan => plan.Commit == commit);
        (await ListAsync()).ShouldBe(new ListKeyboardBuildsReply());
        (await GetAsync("a")).ShouldBeNull();
        (await Should.ThrowAsync<RpcException>(() => ListAsync("nope"))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    private async Task<JobsReplica> EnableAsync(params (string, string)[] settings)
    {
        var replica = _jobs.StartReplica([("Jobs:Prebake:Enabled", "true"), ("Jobs:Prebake:Interval", "00:00:00.2"), .. settings]);
        await JobsFixture.ReadyAsync(replica);
        return replica;
    }

    // The branch is at a commit of its own from now on.
    private async Task<string> MoveAsync()
    {
        var commit = $"{Guid.NewGuid():N}00000000";
        await SayAsync(commit);
        return commit;
    }

    private async Task SayAsync(string commit, string toolchain = Events.Toolchain)
    {
        await _compiler.SayAsync(Events.Heartbeat(commit: commit) with { Toolchain = toolchain });
        await Eventually.TrueAsync(
            async () => await _jobs.CountAsync($"select count(*) from branches where commit = '{commit}' and toolchain = '{toolchain}'") == 1,
            JobsFixture.Patience,
            "The heartbeat");
    }

    private async Task<ListKeyboardBuildsReply> ListAsync(string branch = "", bool includeOutput = false, string page = "") =>
        await _jobs.Client.ListKeyboardBuildsAsync(
            new ListKeyboardBuildsRequest { Branch = branch, IncludeOutput = includeOutput, Page = page }, cancellationToken: Cancelled);

    private async Task<KeyboardBuild?> GetAsync(string keyboard) =>
        (await _jobs.Client.GetKeyboardBuildAsync(new GetKeyboardBuildRequest { Keyboard = keyboard }, cancellationToken: Cancelled)).Build;

    private Task<ListKeyboardBuildsReply> UntilAsync(Func<ListKeyboardBuildsReply, bool> condition) =>
        Eventually.GetAsync(async () => await ListAsync() is var list && condition(list) ? list : null, JobsFixture.Patience, "The list");

    private Task UntilCompletedAsync() =>
        Eventually.TrueAsync(
            async () => await _jobs.CountAsync("select count(*) from prebake_plans where completed_at is not null") == 1,
            TimeSpan.FromSeconds(40),
            "The end of the plan");
}
