using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>What follows from the key matrix (lib/python/qmk/info.py).</summary>
internal static class MatrixValues
{
    private static readonly string[] JoystickAxes = ["x", "y", "z", "rx", "ry", "rz"];

    /// <summary>Adds the size of the matrix, whether it is masked, and the number of joystick axes, where they are not given.</summary>
    public static void Derive(KeyboardInfo info)
    {
        DeriveSize(info);
        if (info.Find("joystick")?.Get("axes") is DataMap axes)
        {
            var count = axes.Entries.Select(axis => Array.IndexOf(JoystickAxes, axis.Key)).DefaultIfEmpty(-1).Max() + 1;
            info.Obtain("joystick")["axis_count"] = DataInteger.Of(count);
        }

        var isMasked = (info.Find("dip_switch")?.Contains("matrix_grid") ?? false)
            || (info.Find("split", "handedness")?.Contains("matrix_grid") ?? false);
        if (isMasked)
        {
            info.Obtain("matrix_pins").TryAdd("masked", DataBoolean.True);
        }
    }

    /// <summary>Holds the size of the matrix against the pins.</summary>
    public static void Check(KeyboardInfo info)
    {
        if (info.Find("matrix_pins") is not { } pins || info.Find("matrix_size") is not { } size)
        {
            return;
        }

        double columns = 0, rows = 0;
        if (Counts(info, pins) is var (pinColumns, pinRows))
        {
            (columns, rows) = (pinColumns, pinRows);
        }
        else if (!pins.Contains("cols") && !pins.Contains("rows"))
        {
            return;
        }

        var actualColumns = size.Get("cols") as DataNumber ?? DataInteger.Of(0);
        var actualRows = size.Get("rows") as DataNumber ?? DataInteger.Of(0);
        if (columns != actualColumns.AsDouble && columns != actualColumns.AsDouble / 2)
        {
            info.Fail($"MATRIX_COLS is inconsistent with the size of MATRIX_COL_PINS: {(long)columns} != {actualColumns}");
        }

        if (rows != actualRows.AsDouble && rows != actualRows.AsDouble / 2)
        {
            info.Fail($"MATRIX_ROWS is inconsistent with the size of MATRIX_ROW_PINS: {(long)rows} != {actualRows}");
        }
    }

    private static void DeriveSize(KeyboardInfo info)
    {
        if (info.Data.Contains("matrix_size") || info.Find("matrix_pins") is not { } pins)
        {
            return;
        }

        var size = info.Obtain("matrix_size");
        var isSplit = info.IsTruthy("split", "enabled");
        if (Counts(info, pins) is var (columns, rows))
        {
            size["cols"] = DataInteger.Of(columns);
            size["rows"] = DataInteger.Of(rows * (isSplit ? 2 : 1));
        }
        else if (isSplit)
        {
            throw info.Unusable("The matrix of a split keyboard has neither a size nor pins.");
        }
    }

    private static (int Columns, int Rows)? Counts(KeyboardInfo info, DataMap pins)
    {
        if (pins.Get("direct") is { } direct)
        {
            return direct is DataList { Items: [DataList first, ..] } rows
                ? (first.Items.Count, rows.Items.Count)
                : throw info.Unusable("\"matrix_pins.direct\" has no rows.");
        }

        return pins.Get("cols") is DataList columnPins && pins.Get("rows") is DataList rowPins
            ? (columnPins.Items.Count, rowPins.Items.Count)
            : null;
    }
}
