using KeymapBakery.Metadata.Merging.CFiles;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>LEDs that are defined in C (lib/python/qmk/info.py, <c>_extract_led_config</c>), and what follows from LEDs.</summary>
internal static class LedValues
{
    private const long All = 0xFF;
    private const long None = 0;
    private const long ModifierAndKeylight = 0x05;
    private const long Underglow = 0x02;

    /// <summary>Completes the objects of both kinds of LED matrix.</summary>
    public static void Apply(KeyboardInfo info, List<string> chain, SourceFiles files, ToolRevision tool)
    {
        Apply("rgb_matrix", info, chain, files, tool);
        Apply("led_matrix", info, chain, files, tool);
    }

    private static void Apply(string feature, KeyboardInfo info, List<string> chain, SourceFiles files, ToolRevision tool)
    {
        if (!info.IsTruthy("features", feature) && !info.Data.Contains(feature))
        {
            return;
        }

        if (!(info.Find(feature)?.Contains("layout") ?? false))
        {
            ReadSources(feature, info, chain, files);
        }

        var matrix = info.Find(feature) ?? throw info.Unusable($"The feature {feature} is enabled, but \"{feature}\" says nothing.");
        if (matrix.Get("layout") is not DataList { IsTruthy: true } layout)
        {
            return;
        }

        if (matrix.Get("led_count") is not { IsTruthy: true })
        {
            matrix["led_count"] = DataInteger.Of(layout.Items.Count);
        }

        if (tool.DerivesFlagSteps && matrix.Get("flag_steps") is not { IsTruthy: true })
        {
            matrix["flag_steps"] = FlagSteps(info, feature, layout);
        }
    }

    private static void ReadSources(string feature, KeyboardInfo info, List<string> chain, SourceFiles files)
    {
        var size = info.Find("matrix_size");
        if (size?.Get("cols") is not DataNumber { IsTruthy: true } columns || size.Get("rows") is not DataNumber { IsTruthy: true } rows)
        {
            info.Warn("led_config: matrix size required to parse g_led_config");
            return;
        }

        foreach (var folder in chain)
        {
            try
            {
                if (files.Source(folder) is { } source &&
                    LedConfiguration.Parse(source, columns.AsDouble, rows.AsDouble) is { IsTruthy: true } leds)
                {
                    info.Obtain(feature)["layout"] = leds;
                }
            }
            catch (FormatException failed)
            {
                info.Warn($"led_config: {folder[(folder.LastIndexOf('/') + 1)..]}.c: {failed.Message}");
            }
        }
    }

    // Which sets of LEDs a key can switch between: all and none; also keys and underglow, where both are there.
    private static DataList FlagSteps(KeyboardInfo info, string feature, DataList layout)
    {
        var flags = layout.Items
            .Select(led => (led as DataMap)?.Get("flags") switch
            {
                null => None,
                DataInteger flag => flag.Value,
                _ => throw info.Unusable($"\"{feature}.layout\" has flags that are no whole number."),
            })
            .ToHashSet();
        var hasBoth = flags.Count > 1 && flags.Any(flag => (flag & ModifierAndKeylight) != 0) && flags.Any(flag => (flag & Underglow) != 0);
        long[] steps = hasBoth ? [All, ModifierAndKeylight, Underglow, None] : [All, None];
        return new DataList(steps.Select(step => DataInteger.Of(step)));
    }
}
