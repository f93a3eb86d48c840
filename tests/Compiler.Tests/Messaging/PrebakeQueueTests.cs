using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Messages;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Messaging;

/// <summary>What a compiler does with keyboards nobody waits for, beside those somebody waits for.</summary>
public sealed class PrebakeQueueTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("prebake");
    private GitFolder _firmware = null!;
    private JobServiceBus _bus = null!;

    // Builds see this folder only, and cannot write to it.
    private string Signals => _folder.Of("signals");

    // Prebakes work until they are told to end and print their priority; builds of people end once they are told to.
    private string Slow =>
        $$$"""
        case "$1" in
        list-keyboards) echo 'a complaint'; printf 'kb/one\nkb/two\n'; exit ;;
        info) printf 'a complaint\n{\n    "layouts": {"LAYOUT": {"layout": [{"x": 0, "y": 0}]}}\n}\n'; exit ;;
        esac
        if grep -q neutral .bake/keymap.json; then
            echo "niceness $(nice)"; cat .bake/keymap.json; echo
            while [ ! -e '{{{Signals}}}/prebake' ]; do sleep 0.05; done
            echo :00000001FF >.build/kb_one_neutral.hex
        else
            echo working
            while [ ! -e '{{{Signals}}}/build' ]; do sleep 0.05; done
            echo :00000001FF >.build/bakery_pretzel_mine.hex
        fi
        """;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Signals);
        _firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));
        _bus = await JobServiceBus.StartAsync(broker.Server.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _bus.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task The_keyboards_of_a_commit_are_named_and_compiled()
    {
        var commit = await _firmware.RunAsync("rev-parse", "HEAD");
        var plan = new PrebakePlanRequested(Guid.NewGuid(), "master", commit.Trim());
        await _bus.PublishAsync(plan);
        await using var compiler = await StartAsync(("Compiler:Templates:AreUsed", "true"));

        var planned = await _bus.NextAsync<PrebakePlanned>(answer => answer.PlanId == plan.PlanId);
        planned.Problem.ShouldBeNull();
        planned.Keyboards.ShouldBe(["bakery/baguette/rev1", "bakery/baguette/rev2", "bakery/croissant", "bakery/pretzel"]);

        var pretzel = await BakeAsync(plan, "bakery/pretzel");
        pretzel.Succeeded.ShouldBeTrue(pretzel.Output);
        pretzel.Firmware.ShouldNotBeNull().FileName.ShouldBe("bakery_pretzel_neutral.hex");
        pretzel.Firmware.Sha256.Length.ShouldBe(64);
        var croissant = await BakeAsync(plan, "bakery/croissant");
        croissant.Succeeded.ShouldBeTrue(croissant.Output);

        var unknown = await BakeAsync(plan, "bakery/nothing");
        unknown.Succeeded.ShouldBeFalse();
        unknown.Output.ShouldContain("Unknown keyboard");
        var refused = await BakeAsync(plan, "../etc");
        refused.Output.ShouldContain("The keyboard must be a path");
    }

    [Fact]
    public async Task A_prebake_stops_while_somebody_waits_for_a_build_and_goes_on_afterwards()
    {
        var commit = await _firmware.CommitQmkAsync(Slow);
        await using var compiler = await StartAsync();
        var plan = new PrebakePlanRequested(Guid.NewGuid(), "master", commit);
        await _bus.PublishAsync(plan);
        (await _bus.NextAsync<PrebakePlanned>(answer => answer.PlanId == plan.PlanId)).Keyboards.ShouldBe(["kb/one", "kb/two"]);
        var request = await StartSlowlyAsync(plan);

        var build = Keymaps.Pretzel();
        await _bus.PublishAsync(build);
        await _bus.NextAsync<BuildOutput>(output => output.BuildId == build.BuildId && output.Lines.Contains("working"));
        await Eventually.TrueAsync(async () => await StatesAsync() is { Length: > 0 } states && states.All(state => state == 'T'), TimeSpan.FromSeconds(20), "The pause");

        // What is stopped does not notice that it may end.
        File.WriteAllText(Path.Combine(Signals, "prebake"), "");
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Finished(request).ShouldBeEmpty();
        File.WriteAllText(Path.Combine(Signals, "build"), "");

        var built = await _bus.NextAsync<BuildFinished>(finished => finished.BuildId == build.BuildId);
        var finished = await _bus.NextAsync<PrebakeFinished>(answer => answer.PlanId == plan.PlanId);
        finished.Succeeded.ShouldBeTrue(finished.Output);
        finished.Output.ShouldContain("niceness 19");
        finished.Output.ShouldContain("""{"keyboard":"kb/one","keymap":"neutral","layout":"LAYOUT","layers":[["KC_NO"],["KC_TRNS"]],"version":1}""");
        finished.FinishedAt.ShouldBeGreaterThan(built.FinishedAt);
    }

    [Fact]
    public async Task A_prebake_that_gets_no_time_is_put_off()
    {
        var commit = await _firmware.CommitQmkAsync(Slow);
        await using var compiler = await StartAsync(("Compiler:Prebake:Patience", "00:00:02"));
        var plan = new PrebakePlanRequested(Guid.NewGuid(), "master", commit);
        var request = await StartSlowlyAsync(plan);
        await _bus.PublishAsync(Keymaps.Pretzel());

        var putOff = await _bus.NextAsync<PrebakePutOff>(answer => answer.PlanId == plan.PlanId);
        putOff.IsOutdated.ShouldBeFalse();
        (await StatesAsync()).ShouldBeEmpty();

        // One that has not begun does not begin.
        await _bus.PublishAsync(request with { Keyboard = "kb/two" });
        (await _bus.NextAsync<PrebakePutOff>(answer => answer.Keyboard == "kb/two")).IsOutdated.ShouldBeFalse();
        _bus.All<PrebakeStarted>(started => started.Keyboard == "kb/two").ShouldBeEmpty();
        File.WriteAllText(Path.Combine(Signals, "build"), "");
    }

    [Fact]
    public async Task A_commit_the_branch_has_left_is_outdated()
    {
        var old = (await _firmware.RunAsync("rev-parse", "HEAD")).Trim();
        await _firmware.CommitQmkAsync(Slow);
        await using var compiler = await StartAsync();
        var request = new PrebakeRequested(Guid.NewGuid(), "master", old, "bakery/pretzel");

        await _bus.PublishAsync(request);

        (await _bus.NextAsync<PrebakePutOff>(answer => answer.PlanId == request.PlanId)).IsOutdated.ShouldBeTrue();
    }

    [Fact]
    public async Task A_compiler_asked_to_stop_hands_a_prebake_back_at_once()
    {
        var commit = await _firmware.CommitQmkAsync(Slow);
        await using var first = await StartAsync(("Compiler:DrainTimeout", "00:00:30"));
        var plan = new PrebakePlanRequested(Guid.NewGuid(), "master", commit);
        await StartSlowlyAsync(plan);

        await first.TerminateAsync().WaitAsync(TimeSpan.FromSeconds(25), TestContext.Current.CancellationToken);

        (await StatesAsync()).ShouldBeEmpty();
        File.WriteAllText(Path.Combine(Signals, "prebake"), "");
        await using var second = await StartAsync();
        (await _bus.NextAsync<PrebakeFinished>(answer => answer.PlanId == plan.PlanId)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_compiler_killed_during_the_pause_leaves_no_process()
    {
        var commit = await _firmware.CommitQmkAsync(Slow);
        await using var first = await StartAsync();
        await StartSlowlyAsync(new PrebakePlanRequested(Guid.NewGuid(), "master", commit));
        await _bus.PublishAsync(Keymaps.Pretzel());
        await Eventually.TrueAsync(async () => await StatesAsync() is { Length: > 0 } states && states.All(state => state == 'T'), TimeSpan.FromSeconds(20), "The pause");

        await first.KillAsync();

        await Eventually.TrueAsync(async () => (await StatesAsync()).Length == 0, TimeSpan.FromSeconds(10), "The end of the stopped processes");
        File.WriteAllText(Path.Combine(Signals, "prebake"), "");
        File.WriteAllText(Path.Combine(Signals, "build"), "");
        await using var second = await StartAsync();
        await _bus.NextAsync<PrebakeFinished>(answer => answer.Succeeded);
    }

    private Task<CompilerProcess> StartAsync(params (string, string)[] settings) =>
        CompilerProcess.StartAsync(_folder, _firmware.Path, broker.Server.Address, [("Compiler:Sandbox:ReadOnlyPaths:0", Signals), ("Compiler:Templates:AreUsed", "false"), .. settings]);

    private async Task<PrebakeFinished> BakeAsync(PrebakePlanRequested plan, string keyboard)
    {
        await _bus.PublishAsync(new PrebakeRequested(plan.PlanId, plan.Branch, plan.Commit, keyboard));
        return await _bus.NextAsync<PrebakeFinished>(finished => finished.PlanId == plan.PlanId && finished.Keyboard == keyboard);
    }

    // Returns when the tools of the prebake are at work.
    private async Task<PrebakeRequested> StartSlowlyAsync(PrebakePlanRequested plan)
    {
        var request = new PrebakeRequested(plan.PlanId, plan.Branch, plan.Commit, "kb/one");
        await _bus.PublishAsync(request);
        await _bus.NextAsync<PrebakeStarted>(started => started.PlanId == plan.PlanId);
        await Eventually.TrueAsync(
            async () => (await Command.RunAsync("sh", ["-c", "cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' || true"])).Contains("sleep 0.05", StringComparison.Ordinal)
                && (await StatesAsync()).Length > 0,
            TimeSpan.FromSeconds(30),
            "The work");
        return request;
    }

    private IReadOnlyList<PrebakeFinished> Finished(PrebakeRequested request) =>
        _bus.All<PrebakeFinished>(finished => finished.PlanId == request.PlanId);

    // The states of all processes below a prebake slot's, as ps gives them, without the watchers'.
    private async Task<string> StatesAsync()
    {
        var roots = (await Command.RunAsync("sh", ["-c", $"grep -lzs '^HOME={_folder.Of("work")}/slots/0-prebake' /proc/[0-9]*/environ || true"]))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(path => path.Split('/')[2]).ToHashSet();
        var table = (await Command.RunAsync("ps", ["-e", "-o", "pid=,ppid=,stat=,args="]))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 4, StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length == 4 && !fields[2].StartsWith('Z') && !fields[3].StartsWith("/bin/sh -c exec 3<&0", StringComparison.Ordinal))
            .ToList();
        var found = table.Where(fields => roots.Contains(fields[0])).Select(fields => fields[0]).ToHashSet();
        for (var before = 0; before < found.Count;)
        {
            before = found.Count;
            found.UnionWith(table.Where(fields => found.Contains(fields[1])).Select(fields => fields[0]));
        }

        return string.Concat(table.Where(fields => found.Contains(fields[0])).Select(fields => fields[2][0]));
    }
}
