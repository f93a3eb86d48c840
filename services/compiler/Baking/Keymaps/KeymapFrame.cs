using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace KeymapBakery.Compiler.Baking.Keymaps;

/// <summary>
/// What stands around the tables of a keymap.c: the firmware's own text, learned from a keymap.c that its
/// <c>qmk json2c</c> wrote. Because the tables of that keymap must be found in it letter by letter, learning it is also the
/// proof that this firmware's generator writes them as <see cref="KeymapTables"/> does.
/// </summary>
internal sealed class KeymapFrame
{
    private readonly string _shape;
    private readonly (string Before, TableKind Kind)[] _slots;
    private readonly string _end;

    private KeymapFrame(string shape, (string Before, TableKind Kind)[] slots, string end) =>
        (_shape, _slots, _end) = (shape, slots, end);

    private enum TableKind
    {
        Layers,
        Encoders,
        DipSwitches,
        Macros,
    }

    /// <summary>Cuts the tables of a keymap out of the keymap.c that the firmware wrote for it.</summary>
    /// <param name="recordedCode">The recorded keymap.c.</param>
    /// <param name="recordedKeymap">The keymap.json it was written from; best a <see cref="NeutralKeymap"/>.</param>
    /// <param name="frame">The rest, when each table was there exactly once.</param>
    /// <param name="reason">Why this firmware's keymaps cannot be written here: one sentence without full stop.</param>
    public static bool TryLearn(
        string recordedCode,
        JsonElement recordedKeymap,
        [NotNullWhen(true)] out KeymapFrame? frame,
        [NotNullWhen(false)] out string? reason)
    {
        frame = null;
        if (!KeymapTables.TryWrite(recordedKeymap, out var tables, out reason))
        {
            return false;
        }

        var found = new List<(int Start, string Table, TableKind Kind)>();
        foreach (var kind in Enum.GetValues<TableKind>())
        {
            if (Table(tables, kind) is not { } table)
            {
                continue;
            }
            var start = recordedCode.IndexOf(table, StringComparison.Ordinal);
            if (start < 0 || recordedCode.IndexOf(table, start + 1, StringComparison.Ordinal) >= 0)
            {
                reason = $"the firmware's generator writes the table of the {Name(kind)} {(start < 0 ? "in another way" : "twice")}";
                return false;
            }
            found.Add((start, table, kind));
        }
        found.Sort((left, right) => left.Start.CompareTo(right.Start));

        var slots = new List<(string Before, TableKind Kind)>();
        var end = 0;
        foreach (var (start, table, kind) in found)
        {
            slots.Add((recordedCode[end..start], kind));
            end = start + table.Length;
        }
        frame = new KeymapFrame(KeymapShape.Of(recordedKeymap), [.. slots], recordedCode[end..]);
        return true;
    }

    /// <summary>Writes the keymap.c of a keymap, byte for byte (in UTF-8) as the firmware would.</summary>
    /// <param name="keymap">The keymap.json; it must have the shape of the recorded one.</param>
    /// <param name="code">The text, when there is no reason against it.</param>
    /// <param name="reason">Why it is left to the firmware: one sentence without full stop.</param>
    public bool TryWrite(JsonElement keymap, [NotNullWhen(true)] out string? code, [NotNullWhen(false)] out string? reason)
    {
        code = null;
        if (!KeymapTables.TryWrite(keymap, out var tables, out reason))
        {
            return false;
        }
        if (KeymapShape.Of(keymap) != _shape)
        {
            reason = "the keymap changes more of the build than keymap.c";
            return false;
        }

        code = Write(tables);
        return true;
    }

    /// <summary>Writes a keymap.c of other tables.</summary>
    /// <param name="tables">They must have what the recorded keymap had.</param>
    public string Write(KeymapTables tables)
    {
        var text = new StringBuilder();
        foreach (var (before, kind) in _slots)
        {
            text.Append(before).Append(Table(tables, kind));
        }
        return text.Append(_end).ToString();
    }

    private static string? Table(KeymapTables tables, TableKind kind) => kind switch
    {
        TableKind.Layers => tables.Layers,
        TableKind.Encoders => tables.Encoders,
        TableKind.DipSwitches => tables.DipSwitches,
        _ => tables.Macros,
    };

    private static string Name(TableKind kind) => kind switch
    {
        TableKind.Layers => "layers",
        TableKind.Encoders => "encoders",
        TableKind.DipSwitches => "DIP switches",
        _ => "macros",
    };
}
