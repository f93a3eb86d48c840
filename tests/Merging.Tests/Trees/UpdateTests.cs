using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Trees;

public sealed class UpdateTests : IDisposable
{
    private readonly TestTree _tree = new TestTree()
        .Write("keyboards/a/info.json", """{"manufacturer": "A"}""")
        .Write("keyboards/a/b/keyboard.json", TestTree.Keyboard)
        .Write("keyboards/a/c/keyboard.json", TestTree.Keyboard)
        .Write("keyboards/bread/keyboard.json", TestTree.Keyboard);

    [Theory]
    [InlineData("keyboards/a/b/config.h", "#define DEBOUNCE 9\n")]
    [InlineData("keyboards/a/rules.mk", "BOOTLOADER = rp2040\n")]
    [InlineData("keyboards/a/keymaps/k/keymap.json", "{}")]
    [InlineData("keyboards/new/one/keyboard.json", TestTree.Keyboard)]
    [InlineData("keyboards/readme.md", "# All\n")]
    [InlineData("keyboards/a/b/keyboard.json", "{")]
    [InlineData("data/mappings/keyboard_aliases.hjson", "{x: {target: 'bread'}}")]
    public void Merging_what_changed_gives_what_merging_everything_gives(string path, string content)
    {
        var before = _tree.Merge();
        _tree.Write(path, content);

        var updated = FirmwareMerger.Update(before, _tree.Root, [path], ct: TestContext.Current.CancellationToken);

        ShouldBeSame(updated, _tree.Merge());
    }

    [Fact]
    public void A_keyboard_that_is_gone_is_taken_away()
    {
        var before = _tree.Merge();
        File.Delete(Path.Combine(_tree.Root, "keyboards/bread/keyboard.json"));

        var updated = FirmwareMerger.Update(before, _tree.Root, ["keyboards/bread/keyboard.json"], ct: TestContext.Current.CancellationToken);

        updated.Keyboards.Keys.ShouldBe(["a/b", "a/c"]);
        ShouldBeSame(updated, _tree.Merge());
    }

    [Fact]
    public void A_mended_keyboard_is_back()
    {
        _tree.Write("keyboards/a/info.json", "{");
        var broken = _tree.Merge();
        broken.Errors.Keys.Order().ShouldBe(["a/b", "a/c"]);
        _tree.Write("keyboards/a/info.json", "{}");

        var updated = FirmwareMerger.Update(broken, _tree.Root, ["keyboards/a/info.json"], ct: TestContext.Current.CancellationToken);

        ShouldBeSame(updated, _tree.Merge());
        updated.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_not_concerned_stays_the_same_object()
    {
        var before = _tree.Merge();

        var updated = FirmwareMerger.Update(before, _tree.Root, ["keyboards/a/b/config.h", "quantum/quantum.c"], ct: TestContext.Current.CancellationToken);

        updated.Keyboards["a/c"].ShouldBeSameAs(before.Keyboards["a/c"]);
        updated.Keyboards["a/b"].ShouldNotBeSameAs(before.Keyboards["a/b"]);
    }

    [Fact]
    public void New_community_layouts_reach_the_keyboards_that_claim_them()
    {
        _tree.Write("keyboards/bread/rules.mk", "LAYOUTS = ortho_1x2\n");
        var before = _tree.Merge();
        _tree.Write("layouts/default/ortho_1x2/readme.md", "");

        var updated = FirmwareMerger.Update(before, _tree.Root, ["layouts/default/ortho_1x2/readme.md"], ct: TestContext.Current.CancellationToken);

        ShouldBeSame(updated, _tree.Merge());
    }

    public void Dispose() => _tree.Dispose();

    private static void ShouldBeSame(MergedFirmware actual, MergedFirmware expected)
    {
        actual.Keyboards.Keys.ShouldBe(expected.Keyboards.Keys);
        foreach (var (name, keyboard) in expected.Keyboards)
        {
            actual.Keyboards[name].InfoJson.ToArray().ShouldBe(keyboard.InfoJson.ToArray());
            actual.Keyboards[name].Readme.ShouldBe(keyboard.Readme);
            actual.Keyboards[name].Keymaps.Keys.ShouldBe(keyboard.Keymaps.Keys);
        }

        actual.UsbJson.ToArray().ShouldBe(expected.UsbJson.ToArray());
        actual.AliasesJson.ToArray().ShouldBe(expected.AliasesJson.ToArray());
        actual.Errors.OrderBy(error => error.Key).ShouldBe(expected.Errors.OrderBy(error => error.Key));
    }
}
