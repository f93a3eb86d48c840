using System.Text;
using KeymapBakery.Metadata.Merging.Tests.Trees;
using Shouldly;

namespace KeymapBakery.Metadata.Merging.Tests.Constants;

public sealed class ConstantFilesTests : IDisposable
{
    private readonly TestTree _tree = new TestTree().Write("keyboards/bread/keyboard.json", TestTree.Keyboard);

    [Fact]
    public void Each_version_is_everything_up_to_it()
    {
        _tree.Write("data/constants/keycodes/keycodes_0.0.1_quantum.hjson", """{"keycodes": {"0x7C00": {"key": "QK_BOOT", "aliases": ["QK_BT"]}}}""")
            .Write("data/constants/keycodes/keycodes_0.0.2.hjson", "{}")
            .Write("data/constants/keycodes/keycodes_0.0.2_quantum.hjson", """{"keycodes": {"0x7C00": {"aliases": ["!reset!", "BOOT"]}, "0x0005": {"key": "KC_B"}}}""");

        var firmware = _tree.Merge();

        Text(firmware, "keycodes_0.0.1").ShouldBe(
            """{"keycodes":{"0x0004":{"key":"KC_A"},"0x7C00":{"key":"QK_BOOT","aliases":["QK_BT"]}},"version":"0.0.1","ranges":{}}""");
        Text(firmware, "keycodes_0.0.2").ShouldBe(
            """{"keycodes":{"0x0004":{"key":"KC_A"},"0x0005":{"key":"KC_B"},"0x7C00":{"key":"QK_BOOT","aliases":["BOOT"]}},"version":"0.0.2","ranges":{}}""");
        Encoding.UTF8.GetString(firmware.ConstantsMetadataJson.Span).ShouldBe("""{"keycodes":["0.0.1","0.0.2"]}""");
    }

    [Fact]
    public void Languages_and_other_constants_are_published_too()
    {
        _tree.Write("data/constants/keycodes/extras/keycodes_german_0.0.1.hjson", """{"keycodes": {"0x0035": {"key": "DE_CIRC"}}}""")
            .Write("data/constants/module_hooks/1.0.0.hjson", "{hook: {ret: 'void'}}");

        var firmware = _tree.Merge();

        firmware.Constants.Keys.ShouldBe(["keycodes_0.0.1", "keycodes_german_0.0.1", "module_hooks/1.0.0"]);
        Text(firmware, "module_hooks/1.0.0").ShouldBe("""{"hook":{"ret":"void"}}""");
    }

    [Fact]
    public void A_keycode_declared_twice_makes_its_version_an_error()
    {
        _tree.Write("data/constants/keycodes/keycodes_0.0.2.hjson", """{"keycodes": {"0x0005": {"key": "KC_A"}}}""");

        var firmware = _tree.Merge();

        firmware.Constants.Keys.ShouldBe(["keycodes_0.0.1"]);
        firmware.Errors["data/constants/keycodes/keycodes_0.0.2.hjson"].ShouldBe("The keycode \"KC_A\" is declared twice.");
    }

    public void Dispose() => _tree.Dispose();

    private static string Text(MergedFirmware firmware, string name) => Encoding.UTF8.GetString(firmware.Constants[name]);
}
