using KeymapBakery.Metadata.Merging.CFiles;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>
/// Brings what config.h defines into info.json (lib/python/qmk/info.py, <c>_extract_config_h</c>): first by the mapping table, then
/// what no table can say.
/// </summary>
internal static class ConfigurationValues
{
    private static readonly string[] AudioPins = ["B5", "B6", "B7", "C4", "C5", "C6"];

    /// <summary>Brings everything over.</summary>
    public static void Apply(KeyboardInfo info, Configuration configuration, TreeRules tree)
    {
        if (configuration.Definitions.Count > 0)
        {
            tree.Config.Apply(info, configuration.Definitions.Get);
            ApplyMatrix(info, configuration);
            ApplyAudio(info, configuration);
            ApplyUnlockSequence(info, configuration);
        }

        SplitValues.Migrate(info);
        SplitValues.ApplyTransport(info, configuration);
        if (configuration.Definitions.Count > 0)
        {
            SplitValues.ApplyPins(info, configuration);
        }

        EncoderValues.Apply(info, configuration);
    }

    private static void ApplyMatrix(KeyboardInfo info, Configuration configuration)
    {
        var rows = configuration.Unbraced("MATRIX_ROW_PINS");
        var columns = configuration.Unbraced("MATRIX_COL_PINS");
        var direct = configuration.Braced("DIRECT_PINS");
        if (configuration.Has("MATRIX_ROWS") && configuration.Has("MATRIX_COLS"))
        {
            if (info.Data.Contains("matrix_size"))
            {
                info.Warn("Matrix size is specified in both info.json and config.h, the config.h values win.");
            }

            info.Data["matrix_size"] = new DataMap
            {
                ["cols"] = Number(info, configuration, "MATRIX_COLS"),
                ["rows"] = Number(info, configuration, "MATRIX_ROWS"),
            };
        }

        if (rows.Length > 0 && columns.Length > 0)
        {
            if (info.Find("matrix_pins") is { } pins && pins.Contains("cols") && pins.Contains("rows"))
            {
                info.Warn("Matrix pins are specified in both info.json and config.h, the config.h values win.");
            }

            info.Obtain("matrix_pins")["cols"] = Pins.List(columns);
            info.Obtain("matrix_pins")["rows"] = Pins.List(rows);
        }

        if (direct.Length > 0)
        {
            if (info.Find("matrix_pins")?.Contains("direct") ?? false)
            {
                info.Warn("Direct pins are specified in both info.json and config.h, the config.h values win.");
            }

            info.Obtain("matrix_pins")["direct"] = Pins.Rows(direct, info);
        }
    }

    private static DataNumber Number(KeyboardInfo info, Configuration configuration, string name)
    {
        try
        {
            return Arithmetic.Compute(configuration.Text(name));
        }
        catch (FormatException failed)
        {
            throw info.Unusable($"{name} in config.h: {failed.Message}");
        }
    }

    private static void ApplyAudio(KeyboardInfo info, Configuration configuration)
    {
        var pins = new DataList(AudioPins
            .Where(pin => configuration.Definitions.Get(pin + "_AUDIO")?.IsTruthy ?? false)
            .Select(pin => new DataText(pin)));
        if (pins.IsTruthy)
        {
            info.Data["audio"] = new DataMap { ["pins"] = pins };
        }
    }

    private static void ApplyUnlockSequence(KeyboardInfo info, Configuration configuration)
    {
        var unlock = configuration.Braced("SECURE_UNLOCK_SEQUENCE");
        if (unlock.Length == 0)
        {
            return;
        }

        var sequence = Pins.Numbers(unlock, info);
        var secure = info.Obtain("secure");
        if (secure.Get("unlock_sequence") is { } before)
        {
            info.Warn(
                "Secure unlock sequence is specified in both config.h (SECURE_UNLOCK_SEQUENCE) and info.json (secure.unlock_sequence) " +
                $"(Value: {before}), the config.h value wins.");
        }

        secure["unlock_sequence"] = sequence;
    }
}
