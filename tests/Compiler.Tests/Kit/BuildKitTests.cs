using KeymapBakery.Compiler.Tests.Fixtures;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Kit;

/// <summary>Firmware whose <c>qmk</c> is a Python program that says what happens to it.</summary>
public sealed class BuildKitTests : IAsyncLifetime
{
    private Bakery _bakery = null!;

    public async ValueTask InitializeAsync() => _bakery = await Bakery.OfSampleFirmwareAsync();

    public ValueTask DisposeAsync()
    {
        _bakery.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Starts_of_qmk_in_a_build_are_forks_that_behave_as_starts()
    {
        _bakery.Firmware.Write("lib/once.py", "import os\nprocess = os.getpid()\n");
        var lines = await RunAsync(
            """
            import os, subprocess, sys
            sys.path.insert(0, "/qmk_firmware/lib")
            import once
            def main():
                if sys.argv[1] == "compile":
                    print("first", flush=True)
                    asked = subprocess.run("cd lib; echo typed | THERE=here qmk inner 'a b' \"$(printf 'c\\nd')\"", shell=True)
                    print("answered", asked.returncode)
                    return 3
                print("imported here", once.process == os.getpid(), flush=True)
                print(sys.argv[1:], os.getcwd(), os.environ["THERE"], sys.stdin.read().strip(), flush=True)
                print("to the other stream", file=sys.stderr, flush=True)
                sys.exit(41)
            if __name__ == "__main__":
                sys.exit(main())
            """);

        lines.ShouldBe(
        [
            "first", "imported here False", @"['inner', 'a b', 'c\nd'] /qmk_firmware/lib here typed", "to the other stream", "answered 41",
        ]);
    }

    [Fact]
    public async Task A_start_that_crashes_ends_with_its_trace_and_the_build_goes_on()
    {
        var lines = await RunAsync(
            """
            import subprocess, sys
            def main():
                if sys.argv[1] == "compile":
                    print(subprocess.run(["qmk", "inner"], stderr=subprocess.PIPE).stderr.decode().strip().split("\n")[-1], flush=True)
                    print(subprocess.run(["qmk", "text"]).returncode, flush=True)
                    return 3
                if sys.argv[1] == "text":
                    sys.exit("a sentence instead of a number")
                raise ValueError("no such thing")
            if __name__ == "__main__":
                sys.exit(main())
            """);

        lines.ShouldBe(["ValueError: no such thing", "a sentence instead of a number", "1"]);
    }

    [Fact]
    public async Task A_build_is_stamped_with_the_time_of_the_commit()
    {
        var lines = await RunAsync(
            """
            import sys
            from time import gmtime, strftime
            def main():
                print(strftime("%Y-%m-%d-%H:%M:%S"), strftime("%Y", gmtime(0)))
                return 3
            if __name__ == "__main__":
                sys.exit(main())
            """);

        var committed = DateTimeOffset.FromUnixTimeSeconds(long.Parse(await _bakery.Firmware.RunAsync("show", "--no-patch", "--format=%ct")));
        lines.ShouldBe([$"{committed.UtcDateTime:yyyy-MM-dd-HH:mm:ss} 1970"]);
    }

    [Fact]
    public async Task A_compiler_that_knows_no_epoch_is_told_the_time_of_the_commit()
    {
        var lines = await RunAsync(
            """
            import subprocess, sys
            def main():
                print(subprocess.run("printf '__DATE__ __TIME__' | avr-gcc -E -P -Werror -", shell=True, stdout=subprocess.PIPE).stdout.decode().strip())
                return 3
            if __name__ == "__main__":
                sys.exit(main())
            """);

        var committed = DateTimeOffset.FromUnixTimeSeconds(long.Parse(await _bakery.Firmware.RunAsync("show", "--no-patch", "--format=%ct"))).UtcDateTime;
        lines.ShouldBe([$"\"{committed:MMM} {committed.Day,2} {committed:yyyy}\" \"{committed:HH:mm:ss}\""]);
    }

    [Fact]
    public async Task Git_answers_for_the_version_stamp_and_for_nothing_else()
    {
        var lines = await RunAsync(
            """
            import subprocess, sys
            def main():
                for command in ("git describe --abbrev=6 --dirty --always --tags", "git rev-parse HEAD", "git diff --quiet; echo $?", "git log 2>/dev/null; echo $?"):
                    print(subprocess.run(command, shell=True, stdout=subprocess.PIPE).stdout.decode().strip(), flush=True)
                return 3
            if __name__ == "__main__":
                sys.exit(main())
            """);

        var commit = (await _bakery.Firmware.RunAsync("rev-parse", "HEAD")).Trim();
        lines.ShouldBe([(await _bakery.Firmware.RunAsync("describe", "--abbrev=6", "--always", "--tags")).Trim(), commit, "0", "128"]);
    }

    [Fact]
    public async Task Compiler_options_are_asked_for_once_and_answered_as_by_the_compiler()
    {
        _bakery.Firmware.Write(
            "probe.mk",
            """
            CC = avr-gcc
            cc-option = $(shell echo asked >>.build/asked; if $(CC) $(1) $(3) -o /dev/null -x c /dev/null >/dev/null 2>&1; then echo "$(1)"; else echo "$(2)"; fi)
            FLAGS = $(call cc-option,-Os) $(call cc-option,-mno-such-option) $(call cc-option,--param=no-such=1,-Wall,-O2)
            all: one two three
            one two three: ; @echo $@ $(FLAGS)
            .PHONY: all one two three
            """);

        var lines = await RunAsync(
            """
            import subprocess, sys
            def main():
                print(subprocess.run("make -s -f probe.mk; wc -l <.build/asked", shell=True, stdout=subprocess.PIPE).stdout.decode().strip())
                return 3
            if __name__ == "__main__":
                sys.exit(main())
            """);

        lines.Order().ShouldBe(["3", "one -Os -Wall", "three -Os -Wall", "two -Os -Wall"]);
    }

    private async Task<string[]> RunAsync(string program)
    {
        _bakery.Firmware.Write("bin/qmk", $"#!/usr/bin/env python3\n{program}\n", executable: true);
        await _bakery.Firmware.CommitAsync();
        _bakery.Restart(withEmptyWorkDirectory: false, ("Compiler:Templates:AreUsed", "false"));
        var (finished, _) = await _bakery.BakeAsync(SampleKeymaps.Pretzel());
        finished.ReturnCode.ShouldBe(3, finished.Output);
        return [.. finished.Output.Trim().Split('\n').SkipLast(1)];
    }
}
