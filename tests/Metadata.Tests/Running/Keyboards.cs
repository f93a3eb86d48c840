using KeymapBakery.Testing;

namespace KeymapBakery.Metadata.Tests.Running;

/// <summary>Keyboards written by tests.</summary>
internal static class Keyboards
{
    /// <summary>Writes a keyboard of two keys, without a readme.</summary>
    public static void WriteKeyboard(this GitFolder firmware, string name, string title = "Rye", string members = "") =>
        firmware.Write(
            $"keyboards/{name}/keyboard.json",
            $$"""
            {
                "keyboard_name": "{{title}}",
                "manufacturer": "Keymap Bakery",
                "maintainer": "keymap-bakery",
                "processor": "atmega32u4",
                "bootloader": "atmel-dfu",
                "usb": {"vid": "0xFEED", "pid": "0x00AA", "device_version": "1.0.0"},
                "matrix_pins": {"direct": [["B0", "B1"]]},
                {{members}}
                "layouts": {
                    "LAYOUT": {"layout": [{"matrix": [0, 0], "x": 0, "y": 0}, {"matrix": [0, 1], "x": 1, "y": 0}]}
                }
            }
            """);
}
