using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using KeymapBakery.Metadata.Catalogs;
using KeymapBakery.Metadata.Findings;
using KeymapBakery.Metadata.Merging;

namespace KeymapBakery.Metadata.Guidelines;

/// <summary>
/// Checks keyboards against the rules QMK sets for them (docs/hardware_keyboard_guidelines.md and lib/python/qmk/cli/lint.py of
/// qmk_firmware), as far as the merged data show them.
/// </summary>
internal static class KeyboardGuidelines
{
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 256 };

    /// <summary>Checks all keyboards, on all cores; those that are as they were in the previous catalog are not checked again.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<Finding>> CheckAll(MergedFirmware firmware, Catalog? previous)
    {
        var findings = new ConcurrentDictionary<string, ImmutableArray<Finding>>(StringComparer.Ordinal);
        Parallel.ForEach(firmware.Keyboards.Values, keyboard =>
        {
            var isUnchanged = previous is not null
                && previous.Firmware.Keyboards.TryGetValue(keyboard.Name, out var before)
                && ReferenceEquals(before, keyboard);
            findings[keyboard.Name] = isUnchanged ? previous!.Findings[keyboard.Name] : Check(keyboard);
        });
        return findings.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    /// <summary>Checks one keyboard.</summary>
    public static ImmutableArray<Finding> Check(MergedKeyboard keyboard)
    {
        using var info = JsonDocument.Parse(keyboard.InfoJson, Depth);
        return
        [
            .. keyboard.ParseErrors.Select(error => new Finding(Severity.Error, "parse-error", "", error)),
            .. keyboard.ParseWarnings.Select(warning => new Finding(Severity.Warning, "parse-warning", "", warning)),
            .. NameRules.Check(keyboard.Name),
            .. ReadmeRules.Check(keyboard),
            .. InfoRules.Check(info.RootElement),
            .. LayoutRules.Check(info.RootElement),
        ];
    }
}
