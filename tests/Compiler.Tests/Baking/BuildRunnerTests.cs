using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using KeymapBakery.Compiler.Baking;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Messages;
using KeymapBakery.ObjectStorage;
using KeymapBakery.SourceArchives;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking;

public sealed class BuildRunnerTests : IAsyncLifetime
{
    // For firmware whose qmk is a script of the test's own.
    private static readonly (string, string) InFull = ("Compiler:Templates:AreUsed", "false");

    private readonly TemporaryFolder _folder = new("runner");
    private readonly RecordingObserver _observer = new();
    private readonly Dictionary<string, byte[]> _uploaded = [];
    private GitFolder _firmware = null!;

    public async ValueTask InitializeAsync() => _firmware = await GitFolder.OfSampleFirmwareAsync(_folder.Of("firmware"));

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_firmware_is_the_one_made_by_hand()
    {
        var request = Keymaps.Pretzel();

        var finished = await RunAsync(request);

        finished.Succeeded.ShouldBeTrue(finished.Output);
        finished.ReturnCode.ShouldBe(0);
        finished.Command.ShouldBe(["qmk", "compile", "bakery-pretzel-mine.json"]);
        finished.Commit.ShouldBe((await _firmware.RunAsync("rev-parse", "HEAD")).Trim());
        finished.Firmware!.FileName.ShouldBe("bakery_pretzel_mine.hex");
        finished.Keymap!.FileName.ShouldBe("bakery-pretzel-mine.json");
        finished.Source!.FileName.ShouldBe("qmk_firmware-bakery-pretzel-mine.zip");
        ReadText(finished.Keymap).ShouldBe(request.KeymapJson);
        Read(finished.Firmware).Length.ShouldBe((int)finished.Firmware.SizeBytes);
        finished.Source.Key.ShouldBe(SourceArchiveKeys.Archive(finished.Commit!, finished.Source.Sha256));
        Convert.ToHexStringLower(SHA256.HashData(Read(finished.Source))).ShouldBe(finished.Source.Sha256);
        Read(finished.Source).Length.ShouldBe((int)finished.Source.SizeBytes);
        string.Concat(_observer.Lines.Select(line => line + "\n")).ShouldBe(finished.Output);

        _firmware.Write("by-hand.json", request.KeymapJson);
        await Command.RunAsync(_firmware.Of("bin/qmk"), ["compile", "by-hand.json"], _firmware.Path);
        Read(finished.Firmware).ShouldBe(File.ReadAllBytes(_firmware.Of("bakery_pretzel_mine.hex")));
    }

    [Fact]
    public async Task A_keymap_that_does_not_compile_comes_with_output_keymap_and_source()
    {
        var finished = await RunAsync(Keymaps.Pretzel("KC_NO_SUCH_KEY"));

        finished.Succeeded.ShouldBeFalse();
        finished.ReturnCode.ShouldBeGreaterThan(0);
        finished.Output.ShouldContain("KC_NO_SUCH_KEY");
        finished.Firmware.ShouldBeNull();
        finished.Keymap.ShouldNotBeNull();
        finished.Source.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_source_is_the_whole_tree_and_builds_the_same_firmware()
    {
        _firmware.Write("naïve ⌨.txt", "text");
        File.CreateSymbolicLink(_firmware.Of("link"), "README.md");
        await _firmware.CommitAsync();
        await GitFolder.WithFileAsync(_folder.Of("library"), "library.txt", "library");
        await _firmware.AddSubmoduleAsync("../library", "lib/library");

        var finished = await RunAsync(Keymaps.Pretzel());

        var zip = _folder.Of("source.zip");
        await File.WriteAllBytesAsync(zip, Read(finished.Source!), TestContext.Current.CancellationToken);
        await Command.RunAsync("unzip", ["-tq", zip]);
        await Command.RunAsync("unzip", ["-q", zip, "-d", _folder.Of("unzipped")]);
        var root = _folder.Of("unzipped/qmk_firmware");
        File.ReadAllText(Path.Combine(root, "naïve ⌨.txt")).ShouldBe("text");
        File.ReadAllText(Path.Combine(root, "lib/library/library.txt")).ShouldBe("library");
        new FileInfo(Path.Combine(root, "link")).LinkTarget.ShouldBe("README.md");
        Directory.Exists(Path.Combine(root, ".git")).ShouldBeFalse();
        File.GetUnixFileMode(Path.Combine(root, "README.md")).HasFlag(UnixFileMode.UserExecute).ShouldBeFalse();
        // The keymap is added when somebody downloads the source.
        await File.WriteAllBytesAsync(Path.Combine(root, finished.Keymap!.FileName), Read(finished.Keymap), TestContext.Current.CancellationToken);
        await Command.RunAsync(Path.Combine(root, "bin/qmk"), ["compile", "bakery-pretzel-mine.json"], root);
        File.ReadAllBytes(Path.Combine(root, "bakery_pretzel_mine.hex")).ShouldBe(Read(finished.Firmware!));

        using var archive = ZipFile.OpenRead(zip);
        var committed = DateTimeOffset.FromUnixTimeSeconds(long.Parse(await _firmware.RunAsync("show", "--no-patch", "--format=%ct")));
        archive.Entries.ShouldAllBe(entry => Math.Abs((entry.LastWriteTime.DateTime - committed.UtcDateTime).TotalSeconds) < 2);
    }

    [Fact]
    public async Task A_build_beyond_the_time_limit_is_ended_with_all_its_children()
    {
        await _firmware.CommitQmkAsync("(sleep 300 & setsid sleep 301 & trap '' TERM; echo started; sleep 302) & wait; sleep 303");
        var clock = Stopwatch.StartNew();

        var finished = await RunAsync(Keymaps.Pretzel(), InFull, ("Compiler:TimeLimit", "00:00:02"));

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        finished.Succeeded.ShouldBeFalse();
        finished.ReturnCode.ShouldBeLessThan(0);
        finished.Output.ShouldBe("started\nThe build was ended because it reached the time limit of 2 s.\n");
        finished.Source.ShouldNotBeNull();
        _observer.Start!.TimeLimitSeconds.ShouldBe(2);
        await NoProcessOfAsync(_folder.Of("work"));
    }

    [Fact]
    public async Task A_build_that_prints_too_much_is_ended()
    {
        await _firmware.CommitQmkAsync("yes");

        var finished = await RunAsync(
            Keymaps.Pretzel(), InFull, ("Compiler:Output:MaximumBytes", "2048"), ("Compiler:Output:HardLimitBytes", "100000"));

        finished.Succeeded.ShouldBeFalse();
        finished.Output.ShouldContain("[output truncated after 2048 bytes]");
        finished.Output.ShouldEndWith("because it printed more than 100000 bytes.\n");
    }

    [Fact]
    public async Task Standard_output_and_error_stay_in_order()
    {
        await _firmware.CommitQmkAsync("for i in 1 2 3; do echo out $i; echo err $i >&2; done; exit 3");

        var finished = await RunAsync(Keymaps.Pretzel(), InFull);

        finished.ReturnCode.ShouldBe(3);
        finished.Output.ShouldStartWith("out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\nBaked by full in ");
    }

    [Fact]
    public async Task The_environment_of_a_build_is_empty_but_for_what_it_needs()
    {
        await _firmware.CommitQmkAsync("env | sort | grep -v -e ^PWD= -e ^_=; pwd; exit 1");

        var finished = await RunAsync(Keymaps.Pretzel(), InFull, ("Compiler:Toolchain:Environment:SKIP_VERSION", "yes"));

        var lines = finished.Output.Split('\n');
        lines.Select(line => line.Split('=')[0]).Take(13).ShouldBe(
        [
            "BAKERY_CORES", "BAKERY_DATE", "BAKERY_GIT", "BAKERY_JOBS", "BAKERY_QMK", "BAKERY_TIME", "BAKERY_TREE",
            "HOME", "LANG", "PATH", "SKIP_VERSION", "SOURCE_DATE_EPOCH", "TMPDIR",
        ]);
        lines.ShouldContain("HOME=/home/baker");
        lines.ShouldContain("SKIP_VERSION=yes");
        lines.ShouldContain("TMPDIR=/tmp");
        lines[13].ShouldBe("/qmk_firmware");
    }

    [Theory]
    [InlineData("true")]
    [InlineData("ln -s /etc/passwd .build/bakery_pretzel_mine.hex")]
    [InlineData("mkfifo .build/bakery_pretzel_mine.hex")]
    [InlineData("truncate -s 65M .build/bakery_pretzel_mine.hex")]
    public async Task Success_without_a_firmware_file_is_a_failure(string script)
    {
        await _firmware.CommitQmkAsync(script);

        var finished = await RunAsync(Keymaps.Pretzel(), InFull);

        finished.Succeeded.ShouldBeFalse();
        finished.Output.ShouldContain("there is no firmware file bakery_pretzel_mine.hex");
    }

    [Fact]
    public async Task A_machine_and_a_firmware_without_qmk_are_said_to_have_none()
    {
        File.Delete(_firmware.Of("bin/qmk"));
        await _firmware.CommitAsync();

        var finished = await RunAsync(Keymaps.Pretzel(), InFull);

        finished.Output.ShouldContain("The compiler has no qmk");
    }

    [Theory]
    [InlineData("../pretzel", "mine")]
    [InlineData("bakery/pretzel", "x;touch pwned;")]
    [InlineData("bakery/pretzel", "$(touch pwned)")]
    public async Task Names_that_reach_beyond_their_place_are_refused(string keyboard, string keymap)
    {
        var finished = await RunAsync(Keymaps.Pretzel() with { Keyboard = keyboard, Keymap = keymap });

        finished.Succeeded.ShouldBeFalse();
        finished.Command.ShouldBeEmpty();
        finished.Output.ShouldContain("must be");
        finished.Keymap.ShouldNotBeNull();
        finished.Source.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_killed_compiler_left_running_is_ended_by_the_next_one()
    {
        var home = _folder.Of("work/slots/0/room");
        using var orphan = Process.Start(new ProcessStartInfo("sleep", ["300"]) { Environment = { ["HOME"] = home } })!;

        await RunAsync(Keymaps.Pretzel());

        await orphan.WaitForExitAsync(TestContext.Current.CancellationToken);
        orphan.ExitCode.ShouldBe(128 + 9);
    }

    private async Task<BuildFinished> RunAsync(BuildRequested request, params (string, string)[] settings)
    {
        using var parts = new CompilerParts(_folder, _firmware.Path, settings);
        var finished = await parts.Get<BuildRunner>().RunAsync(request, Guid.NewGuid(), _observer, TestContext.Current.CancellationToken);
        foreach (var artifact in new[] { finished.Firmware, finished.Keymap, finished.Source }.OfType<BuildArtifact>())
        {
            await using var content = (await parts.Get<IObjectStore>().OpenReadAsync(artifact.Key, TestContext.Current.CancellationToken))!;
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, TestContext.Current.CancellationToken);
            _uploaded[artifact.Key] = copy.ToArray();
        }

        return finished;
    }

    private byte[] Read(BuildArtifact artifact) => _uploaded[artifact.Key];

    private string ReadText(BuildArtifact artifact) => Encoding.UTF8.GetString(Read(artifact));

    private static Task NoProcessOfAsync(string directory) =>
        Eventually.TrueAsync(
            () => Task.FromResult(!Directory.EnumerateDirectories("/proc").Any(process => HasHomeIn(process, directory))),
            TimeSpan.FromSeconds(5),
            "The end of all processes");

    private static bool HasHomeIn(string process, string directory)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "environ")).Contains($"HOME={directory}/", StringComparison.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
