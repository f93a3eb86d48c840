using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Messages;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Sandboxing;

/// <summary>What builds are kept from on machines that allow neither mounts nor user namespaces.</summary>
public sealed class SeparateUserTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("separate");
    private GitFolder _firmware = null!;

    public async ValueTask InitializeAsync() => _firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_gives_the_same_firmware_as_bubblewrap()
    {
        var one = await RunAsync(Keymaps.Pretzel(), "SeparateUser");
        var other = await RunAsync(Keymaps.Pretzel(), "Auto");

        one.Succeeded.ShouldBeTrue(one.Output);
        one.Firmware!.Sha256.ShouldBe(other.Firmware!.Sha256);
    }

    [Fact(Skip = "Only root can choose a user", SkipUnless = nameof(IsRoot))]
    public async Task A_build_is_nobody_and_cannot_become_anybody()
    {
        var output = await RunScriptAsync("id -u; su -c id; grep -E '^(CapPrm|CapBnd|NoNewPrivs)' /proc/self/status; exit 1");

        output.ShouldContain("65534\n");
        output.ShouldContain("CapPrm:\t0000000000000000\nCapBnd:\t0000000000000000\nNoNewPrivs:\t1\n");
        output.ShouldNotContain("uid=0");
    }

    [Fact(Skip = "Only root can choose a user", SkipUnless = nameof(IsRoot))]
    public async Task Files_of_others_and_the_tree_are_out_of_its_hands()
    {
        var secret = _folder.Of("secret");
        await File.WriteAllTextAsync(secret, "hidden content", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var output = await RunScriptAsync(
            $"cat {secret} /etc/shadow /proc/{Environment.ProcessId}/environ; echo x >>quantum/main.c; touch quantum/x lib/x; ls quantum/x lib/x; exit 1");

        output.ShouldNotContain("hidden content");
        output.ShouldNotContain("root:");
        output.ShouldContain("cannot access 'quantum/x'");
        output.ShouldContain("cannot access 'lib/x'");
    }

    [Fact]
    public async Task Its_environment_is_its_own_and_its_limits_hold()
    {
        var output = await RunScriptAsync("env | sed 's/=.*//' | sort; ulimit -c; ulimit -v; head -c 3000000 /dev/zero >.build/x; stat -c %s .build/x; exit 1");

        output.ShouldStartWith("BAKERY_CORES\nBAKERY_DATE\nBAKERY_GIT\nBAKERY_JOBS\nBAKERY_QMK\nBAKERY_TIME\nBAKERY_TREE\nHOME\nLANG\nPATH\nPWD\nSOURCE_DATE_EPOCH\nTMPDIR\n");
        output.ShouldContain("0\n4194304\n");
        output.ShouldContain("2097152\n");
    }

    [Fact]
    public async Task Git_answers_for_what_the_tree_is_put_together_of()
    {
        var library = await GitFolder.WithFileAsync(_folder.Of("library"), "library.txt", "library");
        await _firmware.AddSubmoduleAsync("../library", "lib/library");

        var output = await RunScriptAsync("git rev-parse HEAD; env -C lib/library git rev-parse HEAD; exit 1");

        output.ShouldContain($"{(await _firmware.RunAsync("rev-parse", "HEAD")).Trim()}\n{(await library.RunAsync("rev-parse", "HEAD")).Trim()}\n");
    }

    [Fact(Skip = "Only root can choose a user", SkipUnless = nameof(IsRoot))]
    public async Task Nothing_outlives_it_whatever_its_environment()
    {
        await RunScriptAsync("setsid env -i sleep 976543 >/dev/null 2>&1 & setsid sh -c 'trap \"\" TERM; env -i sleep 976543' >/dev/null 2>&1 & sleep 0.3; exit 1");

        (await Command.RunAsync("sh", ["-c", "grep -lzsx 976543 /proc/[0-9]*/cmdline || true"])).ShouldBe("");
    }

    public static bool IsRoot => Environment.IsPrivilegedProcess;

    private async Task<string> RunScriptAsync(string script)
    {
        await _firmware.CommitQmkAsync(script);
        return (await RunAsync(Keymaps.Pretzel(), "SeparateUser", ("Compiler:Templates:AreUsed", "false"))).Output;
    }

    private async Task<BuildFinished> RunAsync(BuildRequested request, string kind, params (string, string)[] settings)
    {
        using var parts = new CompilerParts(
            _folder, _firmware.Path, [("Compiler:Sandbox:Kind", kind), ("Compiler:Sandbox:FileBytes", "2097152"), .. settings]);
        return await parts.Get<BuildRunner>()
            .RunAsync(request, Guid.NewGuid(), new RecordingObserver(), TestContext.Current.CancellationToken);
    }
}
