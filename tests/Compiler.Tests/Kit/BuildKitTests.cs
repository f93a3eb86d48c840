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

    [Fact]
    public async Task A_file_that_is_asked_for_twice_is_written_once_and_what_was_printed_is_printed_again()
    {
        var lines = await RunAsync(
            """
            import os, subprocess, sys, time
            def ask(*arguments):
                answer = subprocess.run(["qmk", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                time.sleep(0.1)
                runs = sum(1 for _ in open(".build/runs"))
                print(answer.returncode, answer.stdout.decode().strip(), answer.stderr.decode().strip(), runs, flush=True)
            def main():
                if sys.argv[1] == "compile":
                    ask("write", "--quiet", "-o", ".build/a", ".bake/keymap.json")
                    ask("write", "--quiet", "-o", ".build/a", ".bake/keymap.json")
                    os.utime(".bake/keymap.json", (1, 1))
                    ask("write", "--quiet", "-o", ".build/a", ".bake/keymap.json")
                    os.remove(".build/a")
                    ask("write", "--quiet", "-o", ".build/a", ".bake/keymap.json")
                    ask("write", "-o", ".build/b")
                    ask("write", "-o", ".build/b")
                    ask("fail", "--quiet", "-o", ".build/c")
                    ask("fail", "--quiet", "-o", ".build/c")
                    return 3
                open(".build/runs", "a").write("again\n")
                open(sys.argv[sys.argv.index("-o") + 1], "w").write("text")
                print("out", flush=True)
                print("error", file=sys.stderr)
                return 5 if sys.argv[1] == "fail" else 0
            if __name__ == "__main__":
                sys.exit(main())
            """);

        lines.ShouldBe(
        [
            "0 out error 1", "0 out error 1", "0 out error 2", "0 out error 3",
            "0 out error 4", "0 out error 5", "5 out error 6", "5 out error 7",
        ]);
    }

    [Fact]
    public async Task Optimising_at_link_time_is_done_on_all_cores_and_makes_the_same_program()
    {
        var functions = string.Concat(Enumerable.Range(0, 400).Select(number =>
            $"__attribute__((noinline)) int f{number}(int x) {{ for (int i = 0; i < x; i++) x += i * {number} ^ (x >> {(number % 7) + 1}); return x; }}\n"));
        _bakery.Firmware.Write("lto.c", $"{functions}int main(void) {{ int x = 1; {string.Concat(Enumerable.Range(0, 400).Select(number => $"x = f{number}(x); "))}return x; }}\n");
        var lines = await RunAsync(
            """
            import os, subprocess, sys
            def main():
                link = "-Os -flto .build/lto.o -o .build/{0}.elf; avr-objcopy -O ihex .build/{0}.elf .build/{0}.hex"
                script = "avr-gcc -Os -mmcu=atmega32u4 -flto -c lto.c -o .build/lto.o; " + "; ".join(
                    f"{program} -mmcu=atmega32u4 {link.format(name)}" for program, name in (
                        ("/usr/bin/avr-gcc", "plain"), ("BAKERY_CORES=1 avr-gcc", "one"), ("BAKERY_CORES=3 avr-gcc", "three"), ("BAKERY_CORES=3 avr-gcc -v", "told")))
                said = subprocess.run(script, shell=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()
                files = [open(f".build/{name}.hex").read() for name in ("plain", "one", "three", "told")]
                print(len(set(files)), len(files[0]) > 10000, "-flto=3" in said)
                return 3
            if __name__ == "__main__":
                sys.exit(main())
            """);

        lines.ShouldBe(["1 True True"]);
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
