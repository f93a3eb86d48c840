using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>What concerns keyboards of two halves (lib/python/qmk/info.py, <c>_extract_split_…</c>).</summary>
internal static class SplitValues
{
    /// <summary>Moves values from where they used to stand to where they stand now.</summary>
    public static void Migrate(KeyboardInfo info)
    {
        Move(info, "matrix_grid", "handedness", "matrix_grid", "split");
        Move(info, "soft_serial_pin", "serial", "pin", "split");
        Move(info, "soft_serial_speed", "serial", "speed", "split");
    }

    /// <summary>Says how the halves talk: by I2C if config.h says so, else by serial.</summary>
    public static void ApplyTransport(KeyboardInfo info, Configuration configuration)
    {
        if (configuration.Definitions.Get("USE_I2C") == DataBoolean.True)
        {
            var transport = info.Obtain("split", "transport");
            if (transport.Contains("protocol"))
            {
                info.Warn(
                    "Split transport is specified in both config.h (USE_I2C) and info.json (split.transport.protocol) " +
                    $"(Value: {transport}), the config.h value wins.");
            }

            transport["protocol"] = new DataText("i2c");
        }
        else if (info.Find("split")?.Contains("enabled") ?? false)
        {
            info.Obtain("split", "transport").TryAdd("protocol", new DataText("serial"));
        }

        Move(info, "sync_matrix_state", "sync", "matrix_state", "split", "transport");
        Move(info, "sync_modifiers", "sync", "modifiers", "split", "transport");
    }

    /// <summary>Takes over the pins of the right half.</summary>
    public static void ApplyPins(KeyboardInfo info, Configuration configuration)
    {
        var rows = configuration.Unbraced("MATRIX_ROW_PINS_RIGHT");
        var columns = configuration.Unbraced("MATRIX_COL_PINS_RIGHT");
        var direct = configuration.Braced("DIRECT_PINS_RIGHT");
        if (rows.Length + columns.Length + direct.Length == 0)
        {
            return;
        }

        if (info.IsTruthy("split", "matrix_pins", "right"))
        {
            info.Warn("Right hand matrix data is specified in both info.json and config.h, the config.h values win.");
        }

        var right = info.Obtain("split", "matrix_pins", "right");
        if (columns.Length > 0)
        {
            right["cols"] = Pins.List(columns);
        }

        if (rows.Length > 0)
        {
            right["rows"] = Pins.List(rows);
        }

        if (direct.Length > 0)
        {
            right["direct"] = Pins.Rows(direct, info);
        }
    }

    private static void Move(KeyboardInfo info, string from, string group, string to, params string[] place)
    {
        if (info.Find(place) is { } map && map.Contains(from))
        {
            // The group comes into being first: it then stands before what is taken away and added again.
            var target = info.Obtain([.. place, group]);
            target[to] = map.Remove(from)!;
        }
    }
}
