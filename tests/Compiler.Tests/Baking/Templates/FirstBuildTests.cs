using System.Security.Cryptography;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.Templates;

/// <summary>Who is the first to want a template does not wait for it.</summary>
public sealed class FirstBuildTests : IAsyncLifetime
{
    private Bakery _bakery = null!;

    public async ValueTask InitializeAsync()
    {
        _bakery = await Bakery.OfSampleFirmwareAsync();
        _bakery.Restart(withEmptyWorkDirectory: false, ("Compiler:Templates:AreMadeFirst", "false"));
    }

    public ValueTask DisposeAsync()
    {
        _bakery.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_first_keymap_of_a_keyboard_is_compiled_in_full_and_the_next_finds_a_template()
    {
        var (first, firmware) = await _bakery.BakeAsync(SampleKeymaps.Pretzel());
        await Eventually.TrueAsync(
            () => Task.FromResult(Directory.EnumerateFiles(_bakery.Of("work/templates"), "template.json", SearchOption.AllDirectories).Any(path => !path.Contains("/new/", StringComparison.Ordinal))),
            TimeSpan.FromSeconds(30),
            "The template");
        var (second, other) = await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Z"));

        first.Output.ShouldContain("There is no template of bakery/pretzel yet: this keymap is compiled in full.");
        first.Output.ShouldContain("Baked by full in ");
        firmware.ShouldBe(await _bakery.BakeByHandAsync(SampleKeymaps.Pretzel()));
        second.Output.ShouldContain("Baked by replay in ", customMessage: second.Output);
        other.ShouldBe(await _bakery.BakeByHandAsync(SampleKeymaps.Pretzel("KC_Z")));
    }

    [Fact]
    public async Task The_second_keymap_makes_the_template_when_there_was_no_quiet_moment_for_it()
    {
        _bakery.NeverBeQuiet();
        await _bakery.BakeAsync(SampleKeymaps.Pretzel());

        var (second, firmware) = await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Z"));

        second.Output.ShouldContain("Baked by template in ", customMessage: second.Output);
        firmware.ShouldBe(await _bakery.BakeByHandAsync(SampleKeymaps.Pretzel("KC_Z")));
        (await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Y"))).Finished.Output.ShouldContain("Baked by replay in ");
    }

    [Fact]
    public async Task A_template_that_gives_another_firmware_than_the_build_in_full_is_never_used()
    {
        // Sources that are not the keymap's are compiled differently for people's keymaps than for the empty one.
        var makefile = await File.ReadAllTextAsync(Path.Combine(_bakery.Firmware.Path, "builddefs/build_keyboard.mk"), TestContext.Current.CancellationToken);
        _bakery.Firmware.Write(
            "builddefs/build_keyboard.mk",
            makefile.Replace("LINKFLAGS :=", "ifneq ($(KEYMAP),neutral_keymap)\nCOMPILEFLAGS += -O2\nendif\nLINKFLAGS :=", StringComparison.Ordinal));
        await _bakery.Firmware.CommitAsync();
        _bakery.NeverBeQuiet();
        var (first, firmware) = await _bakery.BakeAsync(SampleKeymaps.Pretzel());

        (await _bakery.BakeAgainAsync(SampleKeymaps.Pretzel(), SHA256.HashData(firmware!))).ShouldBeNull();

        first.Output.ShouldContain("Baked by full in ");
        (await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Z"))).Finished.Output.ShouldContain(
            "This keymap is compiled in full: a replay did not give what the build in full has given.");
        Directory.EnumerateFiles(_bakery.Of("work/templates"), "template.json", SearchOption.AllDirectories).ShouldBeEmpty();
    }
}
