using System.Text.Json.Nodes;
using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.Patching;

/// <summary>Bakes for a keyboard of the sample firmware that is optimized when it is linked.</summary>
public sealed class PatchTests : IAsyncLifetime
{
    private const string Patched = "Baked by patch in ";
    private const string Replayed = "Baked by replay in ";

    private Bakery _bakery = null!;

    private string Templates => _bakery.Of("work/templates");

    public async ValueTask InitializeAsync()
    {
        _bakery = await Bakery.OfSampleFirmwareAsync();
        await ChangeAsync(
            "keyboards/bakery/croissant/keyboard.json", "\"diode_direction\"", "\"build\": {\"lto\": true},\n    \"diode_direction\"");
    }

    public ValueTask DisposeAsync()
    {
        _bakery.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Keymaps_of_equal_size_are_patched_once_that_is_proved_and_give_the_firmware_made_by_hand()
    {
        await _bakery.BakeAsync(Croissant(layers: 2, seed: 1));
        await ProvedAsync("2-2");
        foreach (var seed in (int[])[2, 3])
        {
            var (finished, firmware) = await _bakery.BakeAsync(Croissant(layers: 2, seed));

            finished.Output.ShouldContain(Patched, customMessage: finished.Output);
            firmware.ShouldBe(await _bakery.BakeByHandAsync(Croissant(layers: 2, seed)));
            finished.Firmware!.FileName.ShouldBe($"bakery_croissant_seed_{seed}.hex");
        }
    }

    [Fact]
    public async Task Every_size_is_proved_for_itself()
    {
        await _bakery.BakeAsync(Croissant(layers: 2, seed: 1));
        await ProvedAsync("2-2");

        (await _bakery.BakeAsync(Croissant(layers: 16, seed: 2))).Finished.Output.ShouldContain(Replayed);
        await ProvedAsync("16-16");

        var (finished, firmware) = await _bakery.BakeAsync(Croissant(layers: 16, seed: 3));
        finished.Output.ShouldContain(Patched);
        firmware.ShouldBe(await _bakery.BakeByHandAsync(Croissant(layers: 16, seed: 3)));
    }

    [Fact]
    public async Task A_keymap_of_another_layout_of_the_keyboard_is_patched_as_well()
    {
        await _bakery.BakeAsync(Croissant(layers: 1, seed: 1));
        await ProvedAsync("1-1");
        var keymap = SampleKeymaps.Of("bakery/croissant", "LAYOUT_ortho_5x4", keys: 20, layers: 1, seed: 2, encoders: 1);

        var (finished, firmware) = await _bakery.BakeAsync(keymap);

        finished.Output.ShouldContain(Patched);
        firmware.ShouldBe(await _bakery.BakeByHandAsync(keymap));
    }

    [Fact]
    public async Task The_output_names_the_strategy_and_the_seconds_of_each_phase()
    {
        await _bakery.BakeAsync(Croissant(layers: 1, seed: 1));
        await ProvedAsync("1-1");

        var (finished, _) = await _bakery.BakeAsync(Croissant(layers: 1, seed: 2));

        finished.Output.ShouldContain("The firmware has ");
        finished.Output.Trim().Split('\n')[^1].ShouldMatch(
            @"^Baked by patch in \d+\.\d{3} s: source \d\.\d{3}, compile \d\.\d{3}, patch \d\.\d{3}$");
    }

    [Fact]
    public async Task A_key_that_does_not_compile_is_shown_once_and_as_the_compiler_says_it()
    {
        await _bakery.BakeAsync(Croissant(layers: 1, seed: 1));
        await ProvedAsync("1-1");

        var (finished, _) = await _bakery.BakeAsync(With(Croissant(layers: 1, seed: 2), "KC_NO_SUCH_KEY"));

        finished.Succeeded.ShouldBeFalse();
        finished.ReturnCode.ShouldBe(2);
        finished.Output.Split('\n').Count(line => line.Contains("KC_NO_SUCH_KEY", StringComparison.Ordinal) && line.Contains("undeclared", StringComparison.Ordinal)).ShouldBe(1);
        finished.Output.ShouldContain(Replayed);
    }

    [Fact]
    public async Task What_may_be_more_than_a_keycode_is_linked_and_gives_the_firmware_made_by_hand()
    {
        await _bakery.BakeAsync(Croissant(layers: 1, seed: 1));
        await ProvedAsync("1-1");
        foreach (var keycode in (string[])["sizeof(\"text\")", "__builtin_choose_expr(1, KC_A, KC_B)", "KC_A /* KC_B */"])
        {
            var keymap = With(Croissant(layers: 1, seed: 2), keycode);

            var (finished, firmware) = await _bakery.BakeAsync(keymap);

            finished.Output.ShouldContain("This keymap is linked anew: the keycode ");
            finished.Output.ShouldContain("may be more than a number");
            finished.Output.ShouldContain(Replayed);
            firmware.ShouldBe(await _bakery.BakeByHandAsync(keymap));
        }
    }

    [Fact]
    public async Task A_key_that_is_an_address_is_linked_and_no_keymap_leaves_anything_to_the_next()
    {
        // The object has a relocation then: what is in the table is not known before it is linked.
        await ChangeAsync("quantum/quantum.h", "#include \"encoder.h\"", "#include \"encoder.h\"\nvoid action_task(void);");
        await _bakery.BakeAsync(Croissant(layers: 1, seed: 1));
        await ProvedAsync("1-1");

        var address = await _bakery.BakeAsync(With(Croissant(layers: 1, seed: 2), "(uint16_t)&action_task"));
        address.Finished.Output.ShouldContain("This keymap is linked anew: its code differs in more than keycodes.", customMessage: address.Finished.Output);
        address.Firmware.ShouldBe(await _bakery.BakeByHandAsync(With(Croissant(layers: 1, seed: 2), "(uint16_t)&action_task")));
        foreach (var keycode in (string[])["KC_A, KC_B", "KC_A), LAYOUT_numpad_5x4(KC_B"])
        {
            var (failed, _) = await _bakery.BakeAsync(With(Croissant(layers: 1, seed: 2), keycode));
            failed.Succeeded.ShouldBeFalse();
            failed.Output.ShouldContain(Replayed);
        }

        var (finished, firmware) = await _bakery.BakeAsync(Croissant(layers: 1, seed: 3));
        finished.Output.ShouldContain(Patched);
        firmware.ShouldBe(await _bakery.BakeByHandAsync(Croissant(layers: 1, seed: 3)));
    }

    [Fact]
    public async Task A_firmware_into_which_the_linker_puts_a_keycode_is_not_patched_and_the_output_says_why()
    {
        // Another source reads the table as plain data: only the optimizer that sees both knows what it finds there.
        await ChangeAsync(
            "quantum/main.c",
            "int main(void)",
            "extern const uint16_t keymaps[][MATRIX_ROWS][MATRIX_COLS];\nvolatile uint16_t first_keycode;\n"
                + "__attribute__((constructor)) void find_first_keycode(void) {\n    first_keycode = keymaps[0][0][0];\n}\n\nint main(void)");
        await _bakery.BakeAsync(Croissant(layers: 1, seed: 1));

        await Eventually.TrueAsync(
            async () => (await _bakery.BakeAsync(Croissant(layers: 1, seed: 2))).Finished.Output.Contains("This keymap is linked anew: ", StringComparison.Ordinal),
            TimeSpan.FromSeconds(120),
            "A refusal to patch");

        var (finished, firmware) = await _bakery.BakeAsync(Croissant(layers: 1, seed: 3));
        finished.Output.ShouldContain("This keymap is linked anew: the linked firmware depends on the keycodes in more than their tables.");
        finished.Output.ShouldContain(Replayed);
        firmware.ShouldBe(await _bakery.BakeByHandAsync(Croissant(layers: 1, seed: 3)));
    }

    [Fact]
    public async Task A_compiler_that_starts_again_finds_its_proofs_and_does_not_believe_damaged_ones()
    {
        await _bakery.BakeAsync(Croissant(layers: 1, seed: 1));
        await ProvedAsync("1-1");
        _bakery.Restart(withEmptyWorkDirectory: false);
        (await _bakery.BakeAsync(Croissant(layers: 1, seed: 2))).Finished.Output.ShouldContain(Patched);

        var image = Proofs("1-1").ShouldHaveSingleItem();
        var text = await File.ReadAllTextAsync(image, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            image, text.Replace("\"FirmwareOffset\":", "\"FirmwareOffset\":99", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (finished, firmware) = await _bakery.BakeAsync(Croissant(layers: 1, seed: 3));
        finished.Output.ShouldContain(Replayed);
        firmware.ShouldBe(await _bakery.BakeByHandAsync(Croissant(layers: 1, seed: 3)));
    }

    [Fact]
    public async Task Nothing_is_patched_when_that_is_switched_off()
    {
        await _bakery.BakeAsync(Croissant(layers: 1, seed: 1));
        await ProvedAsync("1-1");

        _bakery.Restart(withEmptyWorkDirectory: false, ("Compiler:Templates:ArePatched", "false"));

        (await _bakery.BakeAsync(Croissant(layers: 1, seed: 2))).Finished.Output.ShouldContain(Replayed);
    }

    private static JsonObject Croissant(int layers, int seed) =>
        SampleKeymaps.Of("bakery/croissant", "LAYOUT_numpad_5x4", keys: 17, layers, seed, encoders: 1);

    private static JsonObject With(JsonObject keymap, string keycode)
    {
        keymap["layers"]![0]![0] = keycode;
        return keymap;
    }

    private async Task ChangeAsync(string file, string text, string replacement)
    {
        var content = await File.ReadAllTextAsync(_bakery.Firmware.Of(file), TestContext.Current.CancellationToken);
        content.ShouldContain(text);
        _bakery.Firmware.Write(file, content.Replace(text, replacement, StringComparison.Ordinal));
        await _bakery.Firmware.CommitAsync();
    }

    private string[] Proofs(string profile) => Directory.GetFiles(Templates, $"{profile}.json", SearchOption.AllDirectories);

    private Task ProvedAsync(string profile) =>
        Eventually.TrueAsync(() => Task.FromResult(Proofs(profile).Length == 1), TimeSpan.FromSeconds(120), $"The proof of {profile}");
}
