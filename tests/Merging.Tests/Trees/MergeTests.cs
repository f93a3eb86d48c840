using System.Text;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Trees;

public sealed class MergeTests
{
    [Fact]
    public void A_keyboard_gets_what_its_files_and_their_defaults_say()
    {
        using var tree = new TestTree().Write("keyboards/bread/keyboard.json", TestTree.Keyboard).Write("keyboards/bread/readme.md", "# Bread\n");

        var keyboard = tree.Merge().Keyboards["bread"];
        var info = TestTree.Info(tree.Merge(), "bread");

        info["keyboard_folder"]!.GetValue<string>().ShouldBe("bread");
        info["protocol"]!.GetValue<string>().ShouldBe("LUFA");
        info["matrix_size"]!.ToJsonString().ShouldBe("""{"cols":2,"rows":1}""");
        info["layouts"]!["LAYOUT"]!["json_layout"]!.GetValue<bool>().ShouldBeTrue();
        keyboard.Layouts["LAYOUT"].ShouldBe(2);
        keyboard.Readme.ShouldBe("# Bread\n");
        (keyboard.UsbVendor, keyboard.UsbProduct).ShouldBe(("0xBA4E", "0x0001"));
        keyboard.ParseErrors.ShouldBeEmpty();
        keyboard.ParseWarnings.ShouldBeEmpty();
    }

    [Fact]
    public void Definitions_and_variables_go_where_the_trees_mappings_say()
    {
        using var tree = new TestTree()
            .Write("keyboards/bread/keyboard.json", TestTree.Keyboard)
            .Write("keyboards/bread/config.h", "#define DEBOUNCE 8\n#define BOOTMAGIC_COLUMN 1\n#define OLD\n#define PRODUCT \"Bread\"\n")
            .Write("keyboards/bread/rules.mk", "BOOTLOADER = caterina # as usual\nOLED_ENABLE = yes\nCUSTOM_MATRIX = lite\n");

        var firmware = tree.Merge();
        var info = TestTree.Info(firmware, "bread");

        info["debounce"]!.GetValue<int>().ShouldBe(8);
        info["bootmagic"]!["matrix"]!.ToJsonString().ShouldBe("[null,1]");
        info["keyboard_name"]!.GetValue<string>().ShouldBe("Bread");
        info["bootloader"]!.GetValue<string>().ShouldBe("caterina");
        info["features"]!["oled"]!.GetValue<bool>().ShouldBeTrue();
        info["matrix_pins"]!["custom_lite"]!.GetValue<bool>().ShouldBeTrue();
        firmware.Keyboards["bread"].ParseErrors.ShouldBe(["OLD in config.h is no longer a valid option and should be removed"]);
        firmware.Keyboards["bread"].ParseWarnings.ShouldBe(
            ["PRODUCT in config.h is deprecated in favor of `keyboard_name` in info.json and will be removed at a later date"]);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_a_warning()
    {
        using var tree = new TestTree()
            .Write("keyboards/bread/keyboard.json", TestTree.Keyboard)
            .Write("keyboards/bread/config.h", "#define DEBOUNCE SLOW\n");

        tree.Merge().Keyboards["bread"].ParseWarnings.ShouldBe(["DEBOUNCE->debounce: invalid literal for int() with base 10: 'SLOW'"]);
    }

    [Fact]
    public void Layout_macros_in_headers_are_found_and_reported()
    {
        using var tree = new TestTree()
            .Write("keyboards/bread/keyboard.json", TestTree.Keyboard)
            .Write("keyboards/bread/bread.h", "#define LAYOUT_one(a) { { a } }\n#define LAYOUT_uno LAYOUT_one\n");

        var keyboard = tree.Merge().Keyboards["bread"];

        keyboard.Layouts.Keys.ShouldBe(["LAYOUT", "LAYOUT_one"]);
        keyboard.LayoutAliases.ShouldContainKeyAndValue("LAYOUT_uno", "LAYOUT_one");
        keyboard.ParseErrors.ShouldContain("LAYOUT_one: Layout macro should not be defined within \".h\" files.");
    }

    [Fact]
    public void Community_layouts_that_do_not_exist_are_taken_away()
    {
        using var tree = new TestTree()
            .Write("layouts/default/ortho_1x2/readme.md", "")
            .Write("keyboards/bread/keyboard.json", TestTree.Keyboard)
            .Write("keyboards/bread/rules.mk", "LAYOUTS = nothing ortho_1x2\n");

        var firmware = tree.Merge();

        TestTree.Info(firmware, "bread")["community_layouts"]!.ToJsonString().ShouldBe("""["ortho_1x2"]""");
        firmware.Keyboards["bread"].ParseErrors[0].ShouldBe("Claims to support a community layout that does not exist: nothing");
        firmware.Keyboards["bread"].CommunityLayouts.ShouldBe(["nothing", "ortho_1x2"]);
    }

    [Fact]
    public void Keymaps_are_those_that_are_data_alone()
    {
        using var tree = new TestTree()
            .Write("keyboards/bread/keyboard.json", TestTree.Keyboard)
            .Write("keyboards/bread/keymaps/default/keymap.json", "{layers: [[KC_A\nKC_B\n]]}")
            .Write("keyboards/bread/keymaps/c/keymap.json", "{}")
            .Write("keyboards/bread/keymaps/c/keymap.c", "");

        var keyboard = tree.Merge().Keyboards["bread"];

        keyboard.Keymaps.Keys.ShouldBe(["default"]);
        Encoding.UTF8.GetString(keyboard.Keymaps["default"]).ShouldBe("""{"layers":[["KC_A","KC_B"]]}""");
        keyboard.KeymapPaths["default"].ShouldBe("keyboards/bread/keymaps/default/keymap.json");
    }

    [Fact]
    public void Usb_devices_and_aliases_are_summed_up()
    {
        using var tree = new TestTree().Write("keyboards/bread/keyboard.json", TestTree.Keyboard);

        var firmware = tree.Merge();

        Encoding.UTF8.GetString(firmware.UsbJson.Span).ShouldBe("""{"0xBA4E":{"0x0001":{"bread":{"vid":"0xBA4E","pid":"0x0001"}}}}""");
        firmware.Aliases.ShouldContainKeyAndValue("old", "bread");
        Encoding.UTF8.GetString(firmware.ConstantsMetadataJson.Span).ShouldBe("""{"keycodes":["0.0.1"]}""");
        firmware.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_without_keyboards_is_no_firmware_tree()
    {
        var folder = Directory.CreateTempSubdirectory("nothing-");
        Should.Throw<InvalidTreeException>(() => FirmwareMerger.Merge(folder.FullName, ct: TestContext.Current.CancellationToken))
            .Message.ShouldContain("keyboards");
        folder.Delete();
    }
}
