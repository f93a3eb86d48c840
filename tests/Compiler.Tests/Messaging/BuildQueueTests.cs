using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Messages;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Messaging;

public sealed class BuildQueueTests(BrokerFixture broker) : IClassFixture<BrokerFixture>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("queue");
    private GitFolder _firmware = null!;
    private JobServiceBus _bus = null!;

    // Builds see this folder only, and cannot write to it.
    private string Signals => _folder.Of("signals");

    private string Slow => $"echo working; while [ ! -e '{Signals}/go' ]; do sleep 0.1; done; echo :00000001FF >.build/bakery_pretzel_mine.hex";

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
    public async Task A_build_asked_for_before_any_compiler_runs_is_told_of_from_start_to_end()
    {
        var request = Keymaps.Pretzel();
        await _bus.PublishAsync(request);

        await using var compiler = await StartAsync();

        var finished = await FinishAsync(request);
        finished.Succeeded.ShouldBeTrue(finished.Output);
        var started = _bus.All<BuildStarted>(start => start.BuildId == request.BuildId).ShouldHaveSingleItem();
        started.AttemptId.ShouldBe(finished.AttemptId);
        var outputs = _bus.All<BuildOutput>(output => output.BuildId == request.BuildId);
        outputs.ShouldAllBe(output => output.AttemptId == finished.AttemptId);
        string.Concat(outputs.SelectMany(output => output.Lines).Select(line => line + "\n")).ShouldBe(finished.Output);
        for (var i = 0; i < outputs.Count; i++)
        {
            outputs[i].FirstLine.ShouldBe(outputs.Take(i).Sum(output => output.Lines.Count));
        }

        var heartbeat = await _bus.NextAsync<CompilerHeartbeat>(beat => beat.Branches.Count > 0);
        heartbeat.Worker.ShouldBe(finished.Worker);
        heartbeat.Toolchain.ShouldContain("avr-gcc: avr-gcc (GCC)");
        heartbeat.Branches.ShouldHaveSingleItem().Commit.ShouldBe(finished.Commit);

        await _bus.PublishAsync(request);
        await Eventually.TrueAsync(() => Task.FromResult(Finished(request).Count == 2), TimeSpan.FromSeconds(20), "The second answer");
        Finished(request)[1].AttemptId.ShouldBe(finished.AttemptId);
        _bus.All<BuildStarted>(start => start.BuildId == request.BuildId).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_build_nobody_wants_any_more_is_ended_without_a_result()
    {
        await _firmware.CommitQmkAsync(Slow);
        await using var compiler = await StartAsync();
        var unwanted = Keymaps.Pretzel();
        await RunSlowlyAsync(unwanted);

        await _bus.PublishAsync(new StopBuild(unwanted.BuildId));

        // The only slot is free again.
        LetGo();
        var wanted = Keymaps.Pretzel();
        await _bus.PublishAsync(wanted);
        (await FinishAsync(wanted)).Succeeded.ShouldBeTrue();
        Finished(unwanted).ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(_folder.Of("objects"), $"*{unwanted.BuildId:D}*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_compiler_asked_to_stop_finishes_what_it_can_in_time()
    {
        await _firmware.CommitQmkAsync(Slow);
        await using var compiler = await StartAsync(("Compiler:DrainTimeout", "00:00:30"));
        var request = Keymaps.Pretzel();
        await RunSlowlyAsync(request);

        var ending = compiler.TerminateAsync();
        LetGo();

        (await FinishAsync(request)).Succeeded.ShouldBeTrue();
        (await ending).ShouldBe(0);
    }

    [Fact]
    public async Task A_compiler_asked_to_stop_leaves_new_builds_to_others_though_it_has_a_free_slot()
    {
        await _firmware.CommitQmkAsync(Slow);
        await using var first = await StartAsync(
            ("Compiler:DrainTimeout", "00:01:00"), ("Compiler:Slots", "2"), ("Compiler:Name", "the first"));
        var early = Keymaps.Pretzel();
        await RunSlowlyAsync(early);
        await using var second = await StartAsync(("Compiler:WorkDirectory", _folder.Of("other")), ("Compiler:Slots", "3"), ("Compiler:Name", "the second"));

        var ending = first.TerminateAsync();
        await Eventually.TrueAsync(
            () => Task.FromResult(first.Log.Contains("shutting down", StringComparison.Ordinal)), TimeSpan.FromSeconds(10), "The beginning of the end");
        List<BuildRequested> late = [Keymaps.Pretzel(), Keymaps.Pretzel(), Keymaps.Pretzel()];
        foreach (var request in late)
        {
            await _bus.PublishAsync(request);
            (await _bus.NextAsync<BuildStarted>(started => started.BuildId == request.BuildId)).Worker.ShouldBe("the second");
        }

        ending.IsCompleted.ShouldBeFalse();
        LetGo();
        (await FinishAsync(early)).Worker.ShouldBe("the first");
        (await ending).ShouldBe(0);
    }

    [Fact]
    public async Task A_compiler_asked_to_stop_hands_back_what_it_cannot_finish()
    {
        await _firmware.CommitQmkAsync(Slow);
        await using var first = await StartAsync(("Compiler:DrainTimeout", "00:00:01"));
        var request = Keymaps.Pretzel();
        await RunSlowlyAsync(request);

        await first.TerminateAsync();

        Finished(request).ShouldBeEmpty();
        LetGo();
        await using var second = await StartAsync();
        (await FinishAsync(request)).Succeeded.ShouldBeTrue();
        _bus.All<BuildStarted>(started => started.BuildId == request.BuildId).Select(started => started.AttemptId).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_killed_compiler_loses_nothing_and_leaves_no_process()
    {
        await _firmware.CommitQmkAsync(Slow);
        await using var first = await StartAsync();
        var request = Keymaps.Pretzel();
        await RunSlowlyAsync(request);

        await first.KillAsync();

        await Eventually.TrueAsync(
            async () => (await Command.RunAsync("sh", ["-c", $"grep -lzs '^HOME={_folder.Of("work")}/' /proc/[0-9]*/environ || true"])).Length == 0,
            TimeSpan.FromSeconds(5),
            "The end of the build's processes");
        LetGo();
        await using var second = await StartAsync();
        (await FinishAsync(request)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_build_goes_on_while_the_broker_is_restarted_and_has_one_result()
    {
        await _firmware.CommitQmkAsync(Slow);
        await using var compiler = await StartAsync();
        var request = Keymaps.Pretzel();
        await RunSlowlyAsync(request);

        await RabbitMqServer.SettleAsync();
        await broker.Server.KillAsync();
        await broker.Server.RestartAsync();
        await Eventually.TrueAsync(
            () => Task.FromResult(compiler.Log.Contains("was delivered again; the running attempt goes on", StringComparison.Ordinal)),
            TimeSpan.FromSeconds(60),
            "The second delivery");
        LetGo();

        (await FinishAsync(request)).Succeeded.ShouldBeTrue();
        Finished(request).Select(finished => finished.AttemptId).Distinct().ShouldHaveSingleItem();
        var next = Keymaps.Pretzel();
        await _bus.PublishAsync(next);
        (await FinishAsync(next)).Succeeded.ShouldBeTrue();
    }

    // The qmk of most of these tests is a script that makes no templates.
    private Task<CompilerProcess> StartAsync(params (string, string)[] settings) =>
        CompilerProcess.StartAsync(
            _folder,
            _firmware.Path,
            broker.Server.Address,
            [("Compiler:Sandbox:ReadOnlyPaths:0", Signals), ("Compiler:Templates:AreUsed", "false"), .. settings]);

    private async Task RunSlowlyAsync(BuildRequested request)
    {
        await _bus.PublishAsync(request);
        await _bus.NextAsync<BuildOutput>(output => output.BuildId == request.BuildId && output.Lines.Contains("working"));
    }

    // Lets builds of the slow firmware end.
    private void LetGo() => File.WriteAllText(Path.Combine(Signals, "go"), "");

    private Task<BuildFinished> FinishAsync(BuildRequested request) =>
        _bus.NextAsync<BuildFinished>(finished => finished.BuildId == request.BuildId);

    private IReadOnlyList<BuildFinished> Finished(BuildRequested request) =>
        _bus.All<BuildFinished>(finished => finished.BuildId == request.BuildId);
}
