using System.Globalization;
using System.Text.Json;
using KeymapBakery.Compiler.Baking.Keymaps;
using KeymapBakery.Compiler.Baking.Templates;

namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>Writes tables of a profile that no person has chosen, to find out where the compiler and the linker put them.</summary>
internal sealed class ProbeTables
{
    // The names of the tables in keymap.c.
    private const string Keys = "keymaps";
    private const string Encoders = "encoder_map";
    private const string DipSwitches = "dip_switch_map";

    private readonly PatchProfile _profile;
    private readonly bool _hasEncoders;
    private readonly bool _hasDipSwitches;

    private ProbeTables(PatchProfile profile, JsonElement keymap)
    {
        _profile = profile;
        _hasEncoders = keymap.TryGetProperty("encoders", out _);
        _hasDipSwitches = keymap.TryGetProperty("dip_switches", out _);
    }

    /// <summary>Names of all tables in C.</summary>
    public static IReadOnlyList<string> Names { get; } = [Keys, Encoders, DipSwitches];

    /// <summary>The tables that keymaps of a template have.</summary>
    /// <param name="profile">Their sizes.</param>
    /// <param name="template">The template.</param>
    public static ProbeTables For(PatchProfile profile, Template template)
    {
        using var keymap = JsonDocument.Parse(template.KeymapJson);
        return new ProbeTables(profile, keymap.RootElement);
    }

    /// <summary>Tables of zeros.</summary>
    public KeymapTables WriteZeros() => KeymapTables.OfRows(
        [$"    [{Number(_profile.Layers - 1)}] = {{{{0}}}}"],
        _hasEncoders ? _profile.EncoderLayers == 0 ? [] : [$"    [{Number(_profile.EncoderLayers - 1)}] = {{{{0}}}}"] : null,
        _hasDipSwitches ? ["    {0}"] : null);

    /// <summary>Tables of the given cells, without the braces that would need to know rows and columns.</summary>
    /// <param name="cells">The cells of each table by its name; one that is missing is left empty.</param>
    public KeymapTables Write(IReadOnlyDictionary<string, ushort[]> cells) => KeymapTables.OfRows(
        Rows(cells, Keys), _hasEncoders ? Rows(cells, Encoders) : null, _hasDipSwitches ? Rows(cells, DipSwitches) : null);

    private static IEnumerable<string> Rows(IReadOnlyDictionary<string, ushort[]> cells, string table) =>
        cells.GetValueOrDefault(table, []).Select(cell => $"    {Number(cell)}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
