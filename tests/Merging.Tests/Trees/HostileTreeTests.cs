using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Trees;

/// <summary>What one keyboard does wrong must not touch the others.</summary>
public sealed class HostileTreeTests : IDisposable
{
    private readonly TestTree _tree = new TestTree().Write("keyboards/bread/keyboard.json", TestTree.Keyboard);

    [Theory]
    [InlineData("{", "keyboards/bad/keyboard.json:1:2")]
    [InlineData("{\"a\": 1, \"a\": 2}", "\"a\" occurs twice")]
    [InlineData("{\"features\": {\"x\": }", "keyboards/bad/keyboard.json:1:")]
    [InlineData("[] trailing", "more after the end")]
    [InlineData("{\"split\": 5, \"layouts\": {\"LAYOUT\": {\"layout\": [{\"x\": 0, \"y\": 0, \"matrix\": 7}]}}}", "bad")]
    public void A_malformed_file_makes_its_keyboard_an_error(string content, string message)
    {
        _tree.Write("keyboards/bad/keyboard.json", content);

        ShouldBeAnError(message);
    }

    [Fact]
    public void A_malformed_file_above_keyboards_makes_all_of_them_errors()
    {
        _tree.Write("keyboards/bad/info.json", "}").Write("keyboards/bad/keyboard.json", TestTree.Keyboard);

        ShouldBeAnError("keyboards/bad/info.json:1:1");
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        _tree.Write("keyboards/bad/keyboard.json", string.Concat(Enumerable.Repeat("{a:[", 100_000)));

        ShouldBeAnError("deeper than 64 levels");
    }

    [Fact]
    public void A_huge_file_is_refused_unread()
    {
        _tree.Write("keyboards/bad/keyboard.json", "{}");
        using (var file = File.OpenWrite(Path.Combine(_tree.Root, "keyboards/bad/keyboard.json")))
        {
            file.SetLength(100 * 1024 * 1024);
        }

        ShouldBeAnError("more than 4194304 are not read");
    }

    [Theory(Timeout = 20_000)]
    [InlineData("bad.h", "/*")]
    [InlineData("bad.h", "\\\"")]
    [InlineData("rules.mk", "A += b\n")]
    [InlineData("config.h", "#define A\n#undef A\n")]
    [InlineData("config.h", "/*")]
    [InlineData("bad.c", "a#")]
    public async Task A_file_made_to_take_long_does_not(string name, string repeated)
    {
        _tree.Write("keyboards/bad/keyboard.json", TestTree.Keyboard.Replace("\"usb\"", "\"rgb_matrix\": {}, \"usb\"", StringComparison.Ordinal));
        _tree.Write("keyboards/bad/" + name, "/led_config_t g_led_config = {\n" + string.Concat(Enumerable.Repeat(repeated, 3_000_000 / repeated.Length)));

        var firmware = await Task.Run(() => _tree.Merge(), TestContext.Current.CancellationToken);

        firmware.Keyboards.ShouldContainKey("bread");
    }

    [Fact]
    public void A_link_out_of_the_tree_is_not_followed()
    {
        var outside = Path.GetTempFileName();
        File.WriteAllText(outside, TestTree.Keyboard);
        Directory.CreateDirectory(Path.Combine(_tree.Root, "keyboards/bad"));
        File.CreateSymbolicLink(Path.Combine(_tree.Root, "keyboards/bad/keyboard.json"), outside);

        ShouldBeAnError("does not lead to a file inside the tree");
        File.Delete(outside);
    }

    [Fact]
    public void A_link_through_a_linked_folder_out_of_the_tree_is_not_followed()
    {
        var outside = Directory.CreateTempSubdirectory("outside-");
        File.WriteAllText(Path.Combine(outside.FullName, "keyboard.json"), TestTree.Keyboard);
        Directory.CreateDirectory(Path.Combine(_tree.Root, "keyboards/bad"));
        Directory.CreateSymbolicLink(Path.Combine(_tree.Root, "keyboards/door"), outside.FullName);
        File.CreateSymbolicLink(Path.Combine(_tree.Root, "keyboards/bad/keyboard.json"), "../door/keyboard.json");

        ShouldBeAnError("does not lead to a file inside the tree");
        outside.Delete(recursive: true);
    }

    [Fact]
    public void A_link_inside_the_tree_is_followed()
    {
        Directory.CreateDirectory(Path.Combine(_tree.Root, "keyboards/toast"));
        File.CreateSymbolicLink(Path.Combine(_tree.Root, "keyboards/toast/keyboard.json"), "../bread/keyboard.json");

        _tree.Merge().Keyboards.Keys.ShouldBe(["bread", "toast"]);
    }

    [Fact]
    public void A_circle_of_links_is_an_error()
    {
        Directory.CreateDirectory(Path.Combine(_tree.Root, "keyboards/bad"));
        File.CreateSymbolicLink(Path.Combine(_tree.Root, "keyboards/bad/keyboard.json"), "keyboard.json");
        Directory.CreateSymbolicLink(Path.Combine(_tree.Root, "keyboards/loop"), ".");

        ShouldBeAnError("link");
    }

    [Fact]
    public void A_file_that_is_not_text_is_an_error()
    {
        _tree.Write("keyboards/bad/keyboard.json", "");
        File.WriteAllBytes(Path.Combine(_tree.Root, "keyboards/bad/keyboard.json"), [0x7b, 0xff, 0xfe]);

        ShouldBeAnError("is not UTF-8");
    }

    [Fact]
    public void A_circle_of_aliases_is_an_error_of_each()
    {
        _tree.Write("data/mappings/keyboard_aliases.hjson", """{"a": {"target": "b"}, "b": {"target": "a"}, "c": {"target": "bread"}}""");

        var firmware = _tree.Merge();

        firmware.Errors["a"].ShouldContain("a -> b -> a");
        firmware.Errors.ShouldContainKey("b");
        firmware.Aliases.Keys.ShouldBe(["c"]);
    }

    [Fact]
    public void A_malformed_keymap_is_left_out()
    {
        _tree.Write("keyboards/bread/keymaps/bad/keymap.json", "{");

        var firmware = _tree.Merge();

        firmware.Errors.ShouldContainKey("keyboards/bread/keymaps/bad/keymap.json");
        firmware.Keyboards["bread"].Keymaps.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_that_breaks_its_schema_is_left_out_of_the_chain()
    {
        _tree.Write("keyboards/a/info.json", """{"debounce": -1, "manufacturer": "Nobody"}""").Write("keyboards/a/b/keyboard.json", TestTree.Keyboard);

        TestTree.Info(_tree.Merge(), "a/b")["manufacturer"]!.GetValue<string>().ShouldBe("Bakery");
    }

    [Fact]
    public void A_malformed_mapping_is_an_error_of_the_tree()
    {
        _tree.Write("data/mappings/info_rules.hjson", "{");

        Should.Throw<InvalidTreeException>(() => _tree.Merge()).Message.ShouldContain("data/mappings/info_rules.hjson");
    }

    public void Dispose() => _tree.Dispose();

    private void ShouldBeAnError(string message)
    {
        var firmware = _tree.Merge();
        firmware.Keyboards.Keys.ShouldBe(["bread"]);
        firmware.Errors["bad"].ShouldContain(message);
    }
}
