using KeymapBakery.Compiler.Baking.Templates;
using KeymapBakery.Compiler.Kit;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.Templates;

public sealed class ReplayPlannerTests : IDisposable
{
    private const string Code = ".build/obj_x/src/keymap.c";
    private const string Object = ".build/obj_x/quantum/keymap_introspection.o";

    private readonly TemporaryFolder _build = new("planner");

    public void Dispose() => _build.Dispose();

    [Fact]
    public void Only_what_depends_on_the_keymap_is_run_again_and_writes_to_the_bench()
    {
        DependenciesOf(Object, Code);
        DependenciesOf(".build/obj_x/quantum/main.o", "quantum/main.c");

        var plan = Plan(
            new("avr-gcc", ["-c", "quantum/main.c", "-MF", ".build/obj_x/quantum/main.td", "-o", ".build/obj_x/quantum/main.o"]),
            new("avr-gcc", ["-c", $"-DKEYMAP_C=\"{Code}\"", "quantum/keymap_introspection.c", "-MF", ".build/obj_x/k.td", "-o", Object]),
            new("avr-gcc", [".build/obj_x/quantum/main.o", Object, "--output", ".build/x.elf"]),
            new("avr-objcopy", ["-O", "ihex", ".build/x.elf", ".build/x.hex"]));

        plan.Firmware.ShouldBe(".bake/out/x.hex");
        plan.Commands.Select(command => command.Phase).ShouldBe([ReplayPhase.Compile, ReplayPhase.Link, ReplayPhase.Convert]);
        plan.Commands[0].Arguments.ShouldBe(
        [
            "-c", "-DKEYMAP_C=\".bake/keymap.c\"", "quantum/keymap_introspection.c", "-MF", ".bake/out/obj_x/k.td", "-o",
            ".bake/out/obj_x/quantum/keymap_introspection.o",
        ]);
        plan.Commands[1].Arguments.ShouldBe(
            [".build/obj_x/quantum/main.o", ".bake/out/obj_x/quantum/keymap_introspection.o", "--output", ".bake/out/x.elf"]);
        plan.Commands[2].Arguments.ShouldBe(["-O", "ihex", ".bake/out/x.elf", ".bake/out/x.hex"]);
    }

    [Fact]
    public void A_file_that_is_changed_in_place_is_changed_on_the_bench()
    {
        DependenciesOf(Object, Code);

        var plan = Plan(
            new("arm-none-eabi-gcc", ["-c", "quantum/keymap_introspection.c", "-o", Object]),
            new("arm-none-eabi-gcc", [Object, "--output", ".build/x.elf"]),
            new("arm-none-eabi-objcopy", ["-O", "binary", ".build/x.elf", ".build/x.hex"]),
            new("dfu-suffix", ["-v", "0483", "-a", ".build/x.hex"]));

        plan.Commands[^1].Arguments.ShouldBe(["-v", "0483", "-a", ".bake/out/x.hex"]);
    }

    [Fact]
    public void The_value_of_an_option_is_no_file()
    {
        DependenciesOf(Object, Code);

        var plan = Plan(
            new("avr-gcc", ["-c", "quantum/keymap_introspection.c", "-o", Object]),
            new("avr-gcc", [Object, "--output", ".build/x.elf"]),
            new("avr-objcopy", ["-O", "ihex", ".build/x.elf", ".build/x.hex"]),
            new("avr-objcopy", ["-Iihex", "-Obinary", ".build/x.hex", ".build/x.bin", "--pad-to", "24576"]));

        plan.Commands[^1].Arguments.ShouldBe(["-Iihex", "-Obinary", ".bake/out/x.hex", ".bake/out/x.bin", "--pad-to", "24576"]);
    }

    [Fact]
    public void A_tool_whose_outputs_are_not_known_prevents_a_plan()
    {
        DependenciesOf(Object, Code);

        Should.Throw<NotReplayableException>(() => Plan(
            new("avr-gcc", ["-c", "quantum/keymap_introspection.c", "-o", Object]),
            new("avr-gcc", [Object, "-o", ".build/x.elf"]),
            new("avr-as", [".build/x.elf"]))).Message.ShouldContain("avr-as");
    }

    [Fact]
    public void A_command_that_writes_elsewhere_prevents_a_plan()
    {
        DependenciesOf(Object, Code);

        Should.Throw<NotReplayableException>(() => Plan(
            new("avr-gcc", ["-c", "quantum/keymap_introspection.c", "-o", Object]),
            new("avr-gcc", [Object, "-o", ".build/../../x.elf"]))).Message.ShouldContain("outside .build");
    }

    [Fact]
    public void A_firmware_that_does_not_come_from_the_keymap_prevents_a_plan()
    {
        DependenciesOf(Object, Code);

        Should.Throw<NotReplayableException>(() => Plan(new RecordedCommand("avr-gcc", ["-c", "quantum/keymap_introspection.c", "-o", Object])))
            .Message.ShouldContain("x.hex");
    }

    private ReplayPlan Plan(params RecordedCommand[] commands) => ReplayPlanner.Plan(commands, _build.Path, Code, ".build/x.hex");

    private void DependenciesOf(string target, string source)
    {
        var list = _build.Of(Path.ChangeExtension(target, ".d")[".build/".Length..]);
        Directory.CreateDirectory(Path.GetDirectoryName(list)!);
        File.WriteAllText(list, $"{target}: quantum/quantum.h \\\n {source} \\\n quantum/action.h\n");
    }
}
