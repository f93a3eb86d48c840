using System.Text;
using System.Text.Json;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.MetadataBench;

/// <summary>Holds what is merged from a tree against what <c>qmk generate-api</c> published of the same tree.</summary>
public sealed class Parity
{
    private readonly MergedFirmware _firmware;
    private readonly string _golden;
    private readonly List<string> _differences = [];
    private int _equal;

    private Parity(MergedFirmware firmware, string golden)
    {
        _firmware = firmware;
        _golden = golden;
    }

    /// <summary>
    /// Compares info.json, readme.md and keymaps of every keyboard, all constants, and, where they were published, the files about all
    /// keyboards; each file without its <c>last_updated</c>.
    /// </summary>
    /// <param name="tree">The firmware tree.</param>
    /// <param name="golden">The folder that <c>qmk generate-api</c> made, <c>v1</c> or the one with it.</param>
    public static ParityResult Compare(string tree, string golden)
    {
        var v1 = Path.Combine(golden, "v1");
        var parity = new Parity(FirmwareMerger.Merge(tree), Directory.Exists(v1) ? v1 : golden);
        parity.CompareKeyboards();
        parity.CompareConstants();
        parity.CompareSummaries();
        foreach (var (name, error) in parity._firmware.Errors)
        {
            parity._differences.Add($"error: {name}: {error}");
        }

        return new ParityResult(parity._equal, parity._differences);
    }

    private void CompareKeyboards()
    {
        var root = Path.Combine(_golden, "keyboards");
        var published = Directory.EnumerateFiles(root, "info.json", SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(Path.GetRelativePath(root, file))!)
            .ToHashSet(StringComparer.Ordinal);
        var keymapsPublished = Has("keymap.json");
        var readmesPublished = Has("readme.md");
        foreach (var name in published.Union(_firmware.Keyboards.Keys).Order(StringComparer.Ordinal))
        {
            var path = Path.Combine(root, name);
            if (!published.Contains(name) || !_firmware.Keyboards.TryGetValue(name, out var keyboard))
            {
                _differences.Add($"keyboards/{name}: {(published.Contains(name) ? "missing" : "not published")}");
                continue;
            }

            using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(path, "info.json")));
            Compare($"keyboards/{name}/info.json", keyboard.InfoJson, file.RootElement.GetProperty("keyboards").GetProperty(name));
            if (readmesPublished)
            {
                CompareReadme(keyboard, Path.Combine(path, "readme.md"));
            }

            foreach (var (keymap, keymapPath) in keyboard.KeymapPaths.Where(_ => keymapsPublished))
            {
                CompareFile(keymapPath, keyboard.Keymaps[keymap]);
            }
        }
    }

    private void CompareReadme(MergedKeyboard keyboard, string file)
    {
        var published = File.Exists(file) ? Encoding.UTF8.GetString(File.ReadAllBytes(file)) : null;
        var same = keyboard.Readme == published;
        Count(same ? null : $"keyboards/{keyboard.Name}/readme.md: differs");
    }

    // A selection of published files may leave some kinds out.
    private bool Has(string name) =>
        Directory.EnumerateFiles(Path.Combine(_golden, "keyboards"), name, SearchOption.AllDirectories).Any();

    private void CompareConstants()
    {
        var root = Path.Combine(_golden, "constants");
        var published = Directory.EnumerateFiles(root, "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file)[..^".json".Length])
            .ToHashSet(StringComparer.Ordinal);
        foreach (var name in published.Union(_firmware.Constants.Keys).Order(StringComparer.Ordinal))
        {
            if (!published.Contains(name) || !_firmware.Constants.TryGetValue(name, out var constants))
            {
                _differences.Add($"constants/{name}.json: {(published.Contains(name) ? "missing" : "not published")}");
                continue;
            }

            CompareFile($"constants/{name}.json", constants);
        }
    }

    private void CompareSummaries()
    {
        var names = JsonSerializer.SerializeToUtf8Bytes(_firmware.Keyboards.Keys);
        CompareSummary("constants_metadata.json", ("constants", _firmware.ConstantsMetadataJson));
        CompareSummary("keyboard_aliases.json", ("keyboard_aliases", _firmware.AliasesJson));
        CompareSummary("keyboard_list.json", ("keyboards", names));
        CompareSummary("usb.json", ("usb", _firmware.UsbJson));
        CompareSummary(
            "keyboard_metadata.json", ("keyboards", names), ("keyboard_aliases", _firmware.AliasesJson), ("usb", _firmware.UsbJson));
    }

    private void CompareSummary(string name, params (string Property, ReadOnlyMemory<byte> Json)[] parts)
    {
        var path = Path.Combine(_golden, name);
        if (!File.Exists(path))
        {
            return;
        }

        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var (property, json) in parts)
        {
            Compare($"{name}: {property}", json, file.RootElement.GetProperty(property));
        }
    }

    private void CompareFile(string path, ReadOnlyMemory<byte> actual)
    {
        var file = Path.Combine(_golden, path);
        if (!File.Exists(file))
        {
            _differences.Add($"{path}: not published");
            return;
        }

        using var expected = JsonDocument.Parse(File.ReadAllBytes(file));
        Compare(path, actual, expected.RootElement);
    }

    private void Compare(string path, ReadOnlyMemory<byte> actual, JsonElement expected)
    {
        using var document = JsonDocument.Parse(actual);
        var difference = JsonDifference.Find(document.RootElement, expected);
        Count(difference is null ? null : $"{path}: {difference}");
    }

    private void Count(string? difference)
    {
        if (difference is null)
        {
            _equal++;
        }
        else
        {
            _differences.Add(difference);
        }
    }
}
