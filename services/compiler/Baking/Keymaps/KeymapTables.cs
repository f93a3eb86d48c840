using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KeymapBakery.Compiler.Baking.Keymaps;

/// <summary>
/// The parts of a keymap.c that hold what a person chose, each exactly as the firmware's <c>qmk json2c</c> writes it
/// (lib/python/qmk/keymap.py, <c>generate_c</c>). What stands around them belongs to the firmware: see <see cref="KeymapFrame"/>.
/// </summary>
/// <param name="Layers">The table of the keys.</param>
/// <param name="Encoders">The table of the encoders; null when the keymap has no member <c>encoders</c>.</param>
/// <param name="DipSwitches">The table of the DIP switches; null when the keymap has no member <c>dip_switches</c>.</param>
/// <param name="Macros">The function that runs the macros; null when the keymap has no member <c>macros</c>.</param>
internal sealed partial record KeymapTables(string Layers, string? Encoders, string? DipSwitches, string? Macros)
{
    /// <summary>
    /// Writes the tables of a keymap. A keymap that the firmware's generator would refuse, or of which it is not certain what it
    /// would write, is not written.
    /// </summary>
    /// <param name="keymap">The keymap.json.</param>
    /// <param name="tables">The tables, when there is no reason against them.</param>
    /// <param name="reason">Which member is in the way, and why: one sentence without full stop.</param>
    public static bool TryWrite(
        JsonElement keymap, [NotNullWhen(true)] out KeymapTables? tables, [NotNullWhen(false)] out string? reason)
    {
        (tables, reason) = (null, null);
        try
        {
            tables = Write(new KeymapValue(keymap, "$"));
            return true;
        }
        catch (UnwritableKeymapException exception)
        {
            reason = exception.Message;
        }
        catch (InvalidOperationException)
        {
            // What JsonElement says to a string with an unpaired surrogate, which a file in UTF-8 cannot hold either.
            reason = "a string holds half of a surrogate pair";
        }
        return false;
    }

    /// <summary>Tables whose rows are written elsewhere, without macros.</summary>
    /// <param name="layers">Rows of the keys.</param>
    /// <param name="encoders">Rows of the encoders; null for no such table.</param>
    /// <param name="dipSwitches">Rows of the DIP switches; null for no such table.</param>
    public static KeymapTables OfRows(IEnumerable<string> layers, IEnumerable<string>? encoders, IEnumerable<string>? dipSwitches) => new(
        LayersTable(layers),
        encoders is null ? null : EncodersTable(encoders),
        dipSwitches is null ? null : DipSwitchesTable(dipSwitches),
        Macros: null);

    private static KeymapTables Write(KeymapValue keymap)
    {
        CheckEverywhere(keymap.Element);
        CheckUnwrittenMembers(keymap);
        var tables = new KeymapTables(
            LayersTable(keymap.Member("layout"), keymap.Member("layers")),
            keymap.Find("encoders") is { } encoders ? EncodersTable(encoders) : null,
            keymap.Find("dip_switches") is { } switches ? DipSwitchesTable(switches) : null,
            keymap.Find("macros") is { } macros ? MacrosFunction.Write(macros) : null);
        foreach (var table in (string?[])[tables.Layers, tables.Encoders, tables.DipSwitches, tables.Macros])
        {
            RefuseSpecialWords(table);
        }
        return tables;
    }

    private static string LayersTable(KeymapValue layout, KeymapValue layers)
    {
        var name = layout.Text();
        if (!LayoutName().IsMatch(name))
        {
            throw new UnwritableKeymapException($"{layout.Path} is not a name that every firmware takes for a layout");
        }
        var rows = layers.Items().Select((layer, number) => $"    [{number}] = {name}({string.Join(", ", layer.Items().Select(Keycode))})");
        return LayersTable(rows);
    }

    private static string LayersTable(IEnumerable<string> rows) =>
        Table("const uint16_t PROGMEM keymaps[][MATRIX_ROWS][MATRIX_COLS] = {", rows);

    private static string EncodersTable(KeymapValue encoders)
    {
        var rows = encoders.Items().Select((layer, number) => $"    [{number}] = {{{string.Join(", ", layer.Items().Select(Encoder))}}}");
        return EncodersTable(rows);
    }

    private static string EncodersTable(IEnumerable<string> rows) => Conditional(
        "defined(ENCODER_ENABLE) && defined(ENCODER_MAP_ENABLE)",
        Table("const uint16_t PROGMEM encoder_map[][NUM_ENCODERS][NUM_DIRECTIONS] = {", rows));

    private static string DipSwitchesTable(KeymapValue switches)
    {
        var rows = switches.Items().Select(item => $"    DIP_SWITCH_OFF_ON({Keycode(item.Member("off"))}, {Keycode(item.Member("on"))})");
        return DipSwitchesTable(rows);
    }

    private static string DipSwitchesTable(IEnumerable<string> rows) => Conditional(
        "defined(DIP_SWITCH_ENABLE) && defined(DIP_SWITCH_MAP_ENABLE)",
        Table("const uint16_t PROGMEM dip_switch_map[NUM_DIP_SWITCHES][NUM_DIP_STATES] = {", rows));

    private static string Encoder(KeymapValue encoder) =>
        $"ENCODER_CCW_CW({Keycode(encoder.Member("ccw"))}, {Keycode(encoder.Member("cw"))})";

    private static string Keycode(KeymapValue value) => Written(value.Text());

    /// <summary>
    /// What stands in keymap.c for a keycode of a keymap.json. <c>ANY()</c> is the Configurator's mark for text that it does not know; the
    /// generator cuts it off by text, not by syntax.
    /// </summary>
    public static string Written(string keycode) =>
        keycode.StartsWith("ANY(", StringComparison.Ordinal) && keycode.EndsWith(')') ? keycode[4..^1] : keycode;

    private static string Table(string head, IEnumerable<string> rows)
    {
        var body = string.Join(",\n", rows);
        return body.Length == 0 ? $"{head}\n}};" : $"{head}\n{body}\n}};";
    }

    private static string Conditional(string condition, string table) => $"#if {condition}\n{table}\n#endif // {condition}";

    // They stand in no table, but a keymap with something else in them is refused by the firmware's validation.
    private static void CheckUnwrittenMembers(KeymapValue keymap)
    {
        _ = keymap.Find("keymap")?.Identifier();
        _ = keymap.Find("author")?.Text();
        _ = keymap.Find("notes")?.Text();
    }

    // The firmware's reader refuses duplicate members at any depth; an unpaired surrogate is found by reading the string.
    private static void CheckEverywhere(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    CheckEverywhere(item);
                }
                break;
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject())
                {
                    if (!names.Add(member.Name))
                    {
                        throw new UnwritableKeymapException("an object has a member twice");
                    }
                    CheckEverywhere(member.Value);
                }
                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }

    private static void RefuseSpecialWords(string? table)
    {
        if (table is not null && SpecialWord().Match(table) is { Success: true, Value: var word })
        {
            throw new UnwritableKeymapException($"a keycode or macro holds {word}, which may mean something else in every build");
        }
    }

    // layout_macro of the firmware's definitions.jsonschema: any name in lower case, and those that it lists one by one.
    [GeneratedRegex(
        @"^LAYOUT(_[0-9a-z_]*|_((planck|preonic|ortho_4x12|ortho_5x14)_)?1x2u[CLR]|_2x[23]uC|_625uC|_ortho_3x12_1x2uC|_ortho_5x12_[12]x2uC)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex LayoutName();

    // The generator fills in its text one placeholder (__NAME__) after the other, and would fill in one that a table brings
    // along; __FILE__ and QMK_KEYMAP are the keymap's name to the compiler.
    [GeneratedRegex("__[A-Z][A-Z0-9_]*__|QMK_KEYMAP", RegexOptions.CultureInvariant)]
    private static partial Regex SpecialWord();
}
