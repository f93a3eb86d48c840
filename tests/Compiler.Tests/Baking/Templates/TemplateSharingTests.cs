using KeymapBakery.Compiler.Tests.Fixtures;
using KeymapBakery.Testing;
using Shouldly;

namespace KeymapBakery.Compiler.Tests.Baking.Templates;

public sealed class TemplateSharingTests : IAsyncLifetime
{
    private Bakery _bakery = null!;

    private string Shared => _bakery.Of("objects/objects/templates");

    private string Kept => _bakery.Of("work/templates");

    public async ValueTask InitializeAsync() => _bakery = await Bakery.OfSampleFirmwareAsync();

    public ValueTask DisposeAsync()
    {
        _bakery.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_new_compiler_replays_from_a_template_that_another_has_shared()
    {
        await _bakery.BakeAsync(SampleKeymaps.Pretzel());
        await SharedAsync();
        _bakery.Restart(withEmptyWorkDirectory: true);

        var (finished, firmware) = await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Z"));

        finished.Output.ShouldContain("Baked by replay in ", customMessage: finished.Output);
        firmware.ShouldBe(await _bakery.BakeByHandAsync(SampleKeymaps.Pretzel("KC_Z")));
    }

    [Fact]
    public async Task A_damaged_template_is_not_used()
    {
        await _bakery.BakeAsync(SampleKeymaps.Pretzel());
        await SharedAsync();
        foreach (var archive in Archives())
        {
            var bytes = await File.ReadAllBytesAsync(archive, TestContext.Current.CancellationToken);
            bytes[bytes.Length / 2] ^= 1;
            await File.WriteAllBytesAsync(archive, bytes, TestContext.Current.CancellationToken);
        }

        _bakery.Restart(withEmptyWorkDirectory: true);

        var (finished, firmware) = await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Z"));

        finished.Output.ShouldContain("Baked by template in ");
        firmware.ShouldBe(await _bakery.BakeByHandAsync(SampleKeymaps.Pretzel("KC_Z")));
    }

    [Fact]
    public async Task A_compiler_that_starts_again_finds_its_templates()
    {
        await _bakery.BakeAsync(SampleKeymaps.Pretzel());
        _bakery.Restart(withEmptyWorkDirectory: false, ("Compiler:Templates:AreShared", "false"));

        (await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Z"))).Finished.Output.ShouldContain("Baked by replay in ");
    }

    [Fact]
    public async Task The_least_recently_used_template_makes_room()
    {
        var croissant = SampleKeymaps.Of("bakery/croissant", "LAYOUT_numpad_5x4", keys: 17, layers: 1, seed: 1, encoders: 1);
        await _bakery.BakeAsync(SampleKeymaps.Pretzel());
        var bytes = new DirectoryInfo(Kept).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        _bakery.Restart(
            withEmptyWorkDirectory: false, ("Compiler:Templates:AreShared", "false"), ("Compiler:Templates:MaximumBytes", $"{bytes * 5 / 2}"));
        await _bakery.BakeAsync(croissant);
        await _bakery.BakeAsync(SampleKeymaps.Pretzel("KC_Z"));

        await _bakery.BakeAsync(SampleKeymaps.Of("bakery/baguette/rev1", "LAYOUT_ortho_3x10", keys: 30, layers: 1, seed: 1));

        Templates().Count.ShouldBe(2);
        (await _bakery.BakeAsync(SampleKeymaps.Pretzel())).Finished.Output.ShouldContain("Baked by replay");
        var (finished, firmware) = await _bakery.BakeAsync(croissant);
        finished.Output.ShouldContain("Baked by template");
        firmware.ShouldBe(await _bakery.BakeByHandAsync(croissant));
    }

    [Fact]
    public async Task A_template_holds_nothing_of_the_keymap_that_called_for_it()
    {
        var keymap = SampleKeymaps.Pretzel("LALT(LCTL(LGUI(KC_F13)))", name: "my_secret_name");
        keymap["notes"] = "my secret notes";
        keymap["author"] = "my secret self";

        await _bakery.BakeAsync(keymap);

        Templates().Count.ShouldBe(1);
        foreach (var file in Directory.EnumerateFiles(Kept, "*", SearchOption.AllDirectories))
        {
            var content = await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, TestContext.Current.CancellationToken);
            content.ShouldNotContain("secret", customMessage: file);
            content.ShouldNotContain("F13", customMessage: file);
        }
    }

    [Fact]
    public async Task Builds_that_want_the_same_template_at_once_make_one()
    {
        _bakery.Restart(withEmptyWorkDirectory: false, ("Compiler:Slots", "3"));

        var baked = await Task.WhenAll(
            ((string[])["KC_A", "KC_B", "KC_C"]).Select(keycode => _bakery.BakeAsync(SampleKeymaps.Pretzel(keycode))));

        baked.Count(one => one.Finished.Output.Contains("Baked by template in ", StringComparison.Ordinal)).ShouldBe(1);
        baked.ShouldAllBe(one => one.Firmware != null);
    }

    private List<string> Templates() => [.. Directory.EnumerateFiles(Kept, "template.json", SearchOption.AllDirectories)];

    private List<string> Archives() =>
        Directory.Exists(Shared) ? [.. Directory.EnumerateFiles(Shared, "*.tar.gz", SearchOption.AllDirectories)] : [];

    private Task SharedAsync() =>
        Eventually.TrueAsync(
            () => Task.FromResult(Directory.Exists(Shared) && Directory.EnumerateFiles(Shared, "*.json", SearchOption.AllDirectories).Any()),
            TimeSpan.FromSeconds(20),
            "The template in the object store");
}
