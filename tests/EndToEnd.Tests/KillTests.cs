using System.Text.Json.Nodes;
using KeymapBakery.EndToEnd.Tests.Running;

namespace KeymapBakery.EndToEnd.Tests;

/// <summary>Every part is killed (SIGKILL) at every point of a keymap's way; the client must not notice more than a delay.</summary>
public sealed class KillTests(KillTests.SharedBakery shared) : IClassFixture<KillTests.SharedBakery>
{
    private const double BuildSeconds = 3;

    private static int _variant;

    private Bakery Bakery => shared.Bakery;

    [Theory]
    [InlineData("compiler")]
    [InlineData("jobs")]
    [InlineData("gateway")]
    [InlineData("RabbitMQ")]
    [InlineData("PostgreSQL")]
    public async Task A_part_killed_while_a_build_runs_delays_the_firmware_and_loses_nothing(string part)
    {
        Bakery.Firmware.DelayBuilds(BuildSeconds);
        var posted = NextKeymap();
        var id = await Bakery.Client.SubmitAsync(posted);
        await Bakery.Client.WaitForAsync(id, "running");

        await KillAsync(part);
        await RestartAsync(part);

        await ShouldFinishOnceAsync(id, posted);
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("gateway")]
    [InlineData("RabbitMQ")]
    [InlineData("PostgreSQL")]
    public async Task A_part_killed_while_a_build_waits_delays_the_firmware_and_loses_nothing(string part)
    {
        Bakery.Firmware.DelayBuilds(0);
        await Bakery.Compiler.KillAsync();
        var posted = NextKeymap();
        var id = await Bakery.Client.SubmitAsync(posted);
        ((string)(await Bakery.Client.GetAsync(id))["status"]!).ShouldBe("queued");

        await KillAsync(part);
        await RestartAsync(part);
        await Bakery.Compiler.StartAsync();

        await ShouldFinishOnceAsync(id, posted);
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("RabbitMQ")]
    [InlineData("PostgreSQL")]
    public async Task A_keymap_posted_while_a_part_is_down_is_compiled_when_the_part_is_back(string part)
    {
        Bakery.Firmware.DelayBuilds(0);
        var posted = NextKeymap();

        await KillAsync(part);
        var submission = Bakery.Client.SubmitAsync(posted);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await RestartAsync(part);

        await ShouldFinishOnceAsync(await submission, posted);
    }

    [Theory]
    [InlineData("jobs")]
    [InlineData("RabbitMQ")]
    [InlineData("PostgreSQL")]
    public async Task A_build_that_ends_while_a_part_is_down_is_finished_when_the_part_is_back(string part)
    {
        Bakery.Firmware.DelayBuilds(BuildSeconds);
        var posted = NextKeymap();
        var id = await Bakery.Client.SubmitAsync(posted);
        await Bakery.Client.WaitForAsync(id, "running");

        await KillAsync(part);
        await Task.Delay(TimeSpan.FromSeconds(BuildSeconds + 1), TestContext.Current.CancellationToken);
        await RestartAsync(part);

        await ShouldFinishOnceAsync(id, posted);
    }

    [Fact]
    public async Task A_compiler_told_to_stop_hands_its_build_back_and_the_next_one_finishes_it()
    {
        Bakery.Firmware.DelayBuilds(20);
        var posted = NextKeymap();
        var id = await Bakery.Client.SubmitAsync(posted);
        await Bakery.Client.WaitForAsync(id, "running");

        await Bakery.Compiler.StopAsync();
        Bakery.Firmware.DelayBuilds(0);
        await Bakery.Compiler.StartAsync();

        await ShouldFinishOnceAsync(id, posted);
    }

    [Fact]
    public async Task A_job_cancelled_while_it_runs_frees_the_compiler_for_the_next()
    {
        Bakery.Firmware.DelayBuilds(600);
        var cancelled = await Bakery.Client.SubmitAsync(NextKeymap());
        await Bakery.Client.WaitForAsync(cancelled, "running");

        ((string)(await Bakery.Client.CancelAsync(cancelled))["status"]!).ShouldBe("failed");
        Bakery.Firmware.DelayBuilds(0);
        var posted = NextKeymap();

        await ShouldFinishOnceAsync(await Bakery.Client.SubmitAsync(posted), posted);
        var job = await Bakery.Client.GetAsync(cancelled);
        ((string)job["result"]!["output"]!).ShouldContain("cancelled");
    }

    private static string NextKeymap() => SampleKeymap.Valid(Interlocked.Increment(ref _variant) % 26);

    // A final state must stay, with the right firmware, and with the output of one build only.
    private async Task ShouldFinishOnceAsync(string id, string posted)
    {
        var job = await Bakery.Client.WaitForAsync(id, "finished", seconds: 90);
        var firmware = await CompileClient.DownloadAsync(job["result"]!["firmware_binary_url"]![0]!);
        firmware.Hash.ShouldBe(await Bakery.Firmware.ExpectedHashAsync(posted));
        Occurrences((string)job["result"]!["output"]!, "Baked by ").ShouldBe(1);

        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        JsonNode.DeepEquals(await Bakery.Client.GetAsync(id), job).ShouldBeTrue();
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private Task KillAsync(string part) => part switch
    {
        "RabbitMQ" => Bakery.RabbitMq.KillAsync(),
        "PostgreSQL" => Bakery.Postgres.KillAsync(),
        _ => Service(part).KillAsync(),
    };

    private Task RestartAsync(string part) => part switch
    {
        "RabbitMQ" => Bakery.RabbitMq.RestartAsync(),
        "PostgreSQL" => Bakery.Postgres.RestartAsync(),
        _ => Service(part).StartAsync(),
    };

    private ServiceProcess Service(string name) => name switch
    {
        "compiler" => Bakery.Compiler,
        "jobs" => Bakery.Jobs,
        "gateway" => Bakery.Gateway,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such service."),
    };

    /// <summary>One running bakery for all tests of the class; each leaves it with every part up.</summary>
    public sealed class SharedBakery : IAsyncLifetime
    {
        internal Bakery Bakery { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Bakery = await Bakery.StartAsync();

        public ValueTask DisposeAsync() => Bakery.DisposeAsync();
    }
}
