using System.Text.Json;
using KeymapBakery.Metadata.Findings;

namespace KeymapBakery.Metadata.Guidelines;

/// <summary>What the info.json of a keyboard has to say, and must not.</summary>
internal static class InfoRules
{
    private static readonly string[][] Required =
    [
        ["keyboard_name"], ["manufacturer"], ["maintainer"], ["processor"], ["bootloader"],
        ["usb", "vid"], ["usb", "pid"], ["usb", "device_version"],
    ];

    // They belong to keymaps.
    private static readonly string[] FeaturesOfKeymaps = ["encoder_map", "dip_switch_map", "combo", "tap_dance", "via"];

    public static IEnumerable<Finding> Check(JsonElement info)
    {
        foreach (var path in Required)
        {
            if (!HasText(info, path))
            {
                yield return new(
                    Severity.Warning, "info-required", $"$.{string.Join('.', path)}", $"{string.Join('.', path)} is missing. Add it to keyboard.json.");
            }
        }

        if (info.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String && url.GetString()!.Length == 0)
        {
            yield return new(Severity.Warning, "info-url", "$.url", "url is empty. Give the keyboard's page, or leave the key out.");
        }

        if (info.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Object)
        {
            foreach (var feature in FeaturesOfKeymaps.Where(feature => features.TryGetProperty(feature, out _)))
            {
                yield return new(
                    Severity.Error, "info-feature", $"$.features.{feature}", $"The feature {feature} belongs to keymaps. Take it out of the keyboard.");
            }
        }
    }

    private static bool HasText(JsonElement element, string[] path)
    {
        foreach (var key in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out element))
            {
                return false;
            }
        }

        return element.ValueKind == JsonValueKind.String && element.GetString()!.Length > 0;
    }
}
