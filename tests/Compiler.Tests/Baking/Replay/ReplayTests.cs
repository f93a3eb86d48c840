using KeymapBakery.Compiler.Tests.Fixtures;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.Replay;

public sealed class ReplayTests : IAsyncLifetime
{
    private Bakery _bakery = null!;

    public async ValueTask InitializeAsync() => _bakery = await Bakery.OfSampleFirmwareAsync();

    public ValueTask DisposeAsync()
    {
        _bakery.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("bakery/pretzel", "LAYOUT_ortho_2x3", 6, 0)]
    [InlineData("bakery/croissant", "LAYOUT_numpad_5x4", 17, 1)]
    [InlineData("bakery/baguette/rev2", "LAYOUT_ortho_3x10", 30, 0)]
    public async Task Every_keymap_of_a_keyboard_gives_the_firmware_made_by_hand(string keyboard, string layout, int keys, int encoders)
    {
        foreach (var (layers, seed) in ((int, int)[])[(1, 1), (2, 2), (16, 3), (1, 4), (32, 5)])
        {
            var keymap = SampleKeymaps.Of(keyboard, layout, keys, layers, seed, encoders);

            var (finished, firmware) = await _bakery.BakeAsync(keymap);

            finished.Output.ShouldContain(seed == 1 ? "Baked by template in " : "Baked by replay in ", customMessage: finished.Output);
            firmware.ShouldBe(await _bakery.BakeByHandAsync(keymap));
            finished.Firmware!.FileName.ShouldBe($"{keyboard.Replace('/', '_')}_seed_{seed}.hex");
        }
    }

    [Fact]
    public async Task The_output_names_the_strategy_and_the_seconds_of_each_phase()
    {
        await _bakery.BakeAsync(SampleKeymaps.Pretzel());

        var (finished, _) = await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Z"));

        finished.Output.Trim().Split('\n')[^1].ShouldMatch(
            @"^Baked by replay in \d+\.\d{3} s: source \d\.\d{3}, compile \d\.\d{3}, link \d\.\d{3}, convert \d\.\d{3}$");
    }

    [Fact]
    public async Task A_key_that_does_not_compile_is_shown_as_the_compiler_says_it()
    {
        await _bakery.BakeAsync(SampleKeymaps.Pretzel());

        var (finished, _) = await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_NO_SUCH_KEY"));

        finished.Succeeded.ShouldBeFalse();
        finished.ReturnCode.ShouldBe(2);
        finished.Output.ShouldContain("keymap.c:");
        finished.Output.ShouldContain("KC_NO_SUCH_KEY");
        finished.Output.ShouldContain("Baked by replay");
    }

    [Fact]
    public async Task A_key_that_does_not_compile_is_no_hindrance_to_a_template()
    {
        var (first, _) = await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_NO_SUCH_KEY"));
        var (second, firmware) = await _bakery.BakeAsync(SampleKeymaps.Pretzel());

        first.Succeeded.ShouldBeFalse();
        second.Output.ShouldContain("Baked by replay");
        firmware.ShouldBe(await _bakery.BakeByHandAsync(SampleKeymaps.Pretzel()));
    }

    [Fact]
    public async Task A_firmware_larger_than_the_keyboard_fails_as_in_a_full_build()
    {
        _bakery.Firmware.Write(
            "builddefs/build_keyboard.mk",
            (await File.ReadAllTextAsync(_bakery.Firmware.Of("builddefs/build_keyboard.mk"), TestContext.Current.CancellationToken))
                .Replace("MAX_SIZE := 28672", "MAX_SIZE := 4300", StringComparison.Ordinal));
        await _bakery.Firmware.CommitAsync();
        var small = SampleKeymaps.Of("bakery/pretzel", "LAYOUT_ortho_2x3", keys: 6, layers: 2, seed: 1);
        var large = SampleKeymaps.Of("bakery/pretzel", "LAYOUT_ortho_2x3", keys: 6, layers: 32, seed: 2);

        (await _bakery.BakeAsync(small)).Finished.Succeeded.ShouldBeTrue();
        var (finished, _) = await _bakery.BakeAsync(large);

        finished.Succeeded.ShouldBeFalse();
        finished.ReturnCode.ShouldBe(2);
        finished.Output.ShouldContain("The firmware is too large: ");
    }

    [Fact]
    public async Task What_the_template_cannot_serve_is_compiled_in_full_and_the_output_says_why()
    {
        var keymap = SampleKeymaps.Pretzel();
        keymap["layout"] = "KEYMAP";

        var (finished, _) = await _bakery.BakeAsync(keymap);

        finished.Output.ShouldContain("This keymap is compiled in full: $.layout is not a name that every firmware takes for a layout.");
        finished.Output.ShouldContain("Baked by full in ");
    }

    [Fact]
    public async Task A_firmware_that_includes_the_keymap_behind_the_makefiles_back_is_compiled_in_full()
    {
        // Found on the include path, so that a replay would find the recorded keymap there.
        _bakery.Firmware.Write(
            "quantum/keymap_introspection.c",
            (await File.ReadAllTextAsync(_bakery.Firmware.Of("quantum/keymap_introspection.c"), TestContext.Current.CancellationToken))
                .Replace("#include KEYMAP_C", "#include \"keymap.c\"", StringComparison.Ordinal));
        await _bakery.Firmware.CommitAsync();

        await _bakery.BakeAsync(SampleKeymaps.Pretzel());
        var (finished, firmware) = await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Z"));

        finished.Output.ShouldContain("Baked by full in ");
        firmware.ShouldBe(await _bakery.BakeByHandAsync(SampleKeymaps.Pretzel("KC_Z")));
    }

    [Fact]
    public async Task A_firmware_that_carries_the_keymaps_name_has_a_template_for_each_name()
    {
        _bakery.Firmware.Write(
            "builddefs/build_keyboard.mk",
            (await File.ReadAllTextAsync(_bakery.Firmware.Of("builddefs/build_keyboard.mk"), TestContext.Current.CancellationToken))
                .Replace("LINKFLAGS :=", "COMPILEFLAGS += -DNAME='\"$(KEYMAP)\"'\nLINKFLAGS :=", StringComparison.Ordinal));
        _bakery.Firmware.Write(
            "quantum/main.c",
            "__attribute__((used, section(\".progmem.name\"))) static const char name[] = NAME;\n"
                + await File.ReadAllTextAsync(_bakery.Firmware.Of("quantum/main.c"), TestContext.Current.CancellationToken));
        _bakery.Firmware.Write(
            "builddefs/build_keyboard.mk",
            (await File.ReadAllTextAsync(_bakery.Firmware.Of("builddefs/build_keyboard.mk"), TestContext.Current.CancellationToken))
                .Replace("-Wl,--gc-sections ", "", StringComparison.Ordinal));
        await _bakery.Firmware.CommitAsync();

        foreach (var name in (string[])["one", "another", "one"])
        {
            var keymap = SampleKeymaps.Pretzel(name: name);
            (await _bakery.BakeAsync(keymap)).Firmware.ShouldBe(await _bakery.BakeByHandAsync(keymap));
        }
    }
}
