using System.Text.Json;
using System.Text.Json.Nodes;

namespace KeymapBakery.Metadata.Merging.Tests.Trees;

/// <summary>A firmware tree made for a test, with mappings and schemas in the shape of the real ones.</summary>
internal sealed class TestTree : IDisposable
{
    public const string Keyboard =
        """
        {
            "manufacturer": "Bakery",
            "processor": "atmega32u4",
            "usb": {"vid": "0xBA4E", "pid": "0x0001"},
            "matrix_pins": {"cols": ["B0", "B1"], "rows": ["C0"]},
            "layouts": {"LAYOUT": {"layout": [{"matrix": [0, 0], "x": 0, "y": 0}, {"matrix": [0, 1], "x": 1, "y": 0}]}}
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("firmware-");

    public TestTree()
    {
        Write(
            "data/mappings/info_config.hjson",
            """
            {
                // Comments are part of these files.
                "DEBOUNCE": {"info_key": "debounce", "value_type": "int"},
                "BOOTMAGIC_COLUMN": {"info_key": "bootmagic.matrix.1", "value_type": "int"},
                "BOOTMAGIC_ROW": {"info_key": "bootmagic.matrix.0", "value_type": "int"},
                "PRODUCT": {"info_key": "keyboard_name", "value_type": "str", "warn_duplicate": false, "deprecated": true, "replace_with": "`keyboard_name` in info.json"},
                "OLD": {"info_key": "_invalid.old", "invalid": true}
            }
            """);
        Write(
            "data/mappings/info_rules.hjson",
            """
            {
                "LAYOUTS": {"info_key": "community_layouts", "value_type": "list"},
                "BOOTLOADER": {"info_key": "bootloader", "warn_duplicate": false},
                "SPLIT_KEYBOARD": {"info_key": "split.enabled", "value_type": "bool"}
            }
            """);
        Write("data/mappings/defaults.hjson", """{"development_board": {"promicro": {"processor": "atmega32u4", "bootloader": "caterina"}}}""");
        Write("data/mappings/keyboard_aliases.hjson", """{"old": {"target": "older"}, "older": {"target": "bread"}}""");
        Write(
            "data/schemas/keyboard.jsonschema",
            """
            {
                "$id": "qmk.keyboard.v1",
                "type": "object",
                "properties": {
                    "debounce": {"$ref": "./definitions.jsonschema#/unsigned_int"},
                    "features": {"type": "object", "additionalProperties": {"type": "boolean"}},
                    "layouts": {
                        "type": "object",
                        "additionalProperties": {
                            "type": "object",
                            "properties": {"layout": {"type": "array", "items": {"type": "object", "required": ["x", "y"]}}}
                        }
                    }
                }
            }
            """);
        Write("data/schemas/api_keyboard.jsonschema", """{"$id": "qmk.api.keyboard.v1", "allOf": [{"$ref": "./keyboard.jsonschema#"}]}""");
        Write("data/schemas/keycodes.jsonschema", """{"$id": "qmk.keycodes.v1", "type": "object"}""");
        Write("data/schemas/definitions.jsonschema", """{"$id": "qmk.definitions.v1", "unsigned_int": {"type": "integer", "minimum": 0}}""");
        Write("data/constants/keycodes/keycodes_0.0.1.hjson", """{"keycodes": {"0x0004": {"key": "KC_A"}}}""");
    }

    public string Root => _folder.FullName;

    public TestTree Write(string path, string content)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public MergedFirmware Merge(MergeOptions? options = null) => FirmwareMerger.Merge(Root, options, TestContext.Current.CancellationToken);

    public static JsonNode Info(MergedFirmware firmware, string keyboard) => JsonNode.Parse(firmware.Keyboards[keyboard].InfoJson.Span)!;

    public static string Canonical(JsonNode? node) => node switch
    {
        JsonObject map => $"{{{string.Join(',', map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{JsonSerializer.Serialize(entry.Key)}:{Canonical(entry.Value)}"))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Canonical))}]",
        _ => node?.ToJsonString() ?? "null",
    };

    public void Dispose() => _folder.Delete(recursive: true);
}
