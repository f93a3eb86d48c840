using System.Text.Json;
using System.Text.RegularExpressions;
using KeymapBakery.Metadata.Findings;

namespace KeymapBakery.Metadata.Guidelines;

/// <summary>Layouts: their names, and whether their keys fit the keyboard's matrix.</summary>
internal static partial class LayoutRules
{
    public static IEnumerable<Finding> Check(JsonElement info)
    {
        if (!info.TryGetProperty("layouts", out var layouts) || layouts.ValueKind != JsonValueKind.Object || !layouts.EnumerateObject().Any())
        {
            return [new(Severity.Error, "layouts-missing", "$.layouts", "The keyboard has no layout, so nothing can be drawn or compiled for it.")];
        }

        var names = layouts.EnumerateObject().Select(layout => layout.Name).ToList();
        return
        [
            .. CheckNames(names),
            .. layouts.EnumerateObject().SelectMany(layout => CheckKeys(layout, SizeOf(info))),
        ];
    }

    private static IEnumerable<Finding> CheckNames(List<string> names)
    {
        foreach (var name in names.Where(name => !Allowed().IsMatch(name)))
        {
            yield return new(
                Severity.Warning, "layout-name", PathOf(name), $"The layout name {name} should be LAYOUT, or LAYOUT_ and lower-case letters, digits and _.");
        }

        if (names is ["LAYOUT_all"])
        {
            yield return new(Severity.Warning, "layout-name", PathOf("LAYOUT_all"), "LAYOUT_all is the only layout. Call it LAYOUT.");
        }
        else if (names.Count > 1 && names.Contains("LAYOUT"))
        {
            yield return new(Severity.Warning, "layout-name", PathOf("LAYOUT"), "There are several layouts. Call the one with all keys LAYOUT_all.");
        }
    }

    private static IEnumerable<Finding> CheckKeys(JsonProperty layout, (int Rows, int Columns)? size)
    {
        var path = PathOf(layout.Name);
        if (layout.Value.ValueKind != JsonValueKind.Object
            || !layout.Value.TryGetProperty("layout", out var keys)
            || keys.ValueKind != JsonValueKind.Array)
        {
            yield return new(Severity.Error, "layout-keys", path, $"{layout.Name} has no list of keys.");
            yield break;
        }

        if (layout.Value.TryGetProperty("key_count", out var count)
            && count.ValueKind == JsonValueKind.Number
            && count.TryGetInt32(out var declared)
            && declared != keys.GetArrayLength())
        {
            yield return new(
                Severity.Error, "key-count", $"{path}.key_count", $"{layout.Name} says it has {declared} keys and has {keys.GetArrayLength()}.");
        }

        var taken = new HashSet<(int, int)>();
        for (var i = 0; i < keys.GetArrayLength(); i++)
        {
            if (MatrixOf(keys[i]) is not { } place)
            {
                yield return new(Severity.Warning, "matrix-missing", $"{path}.layout[{i}]", $"Key {i} of {layout.Name} has no place in the matrix.");
                yield break;
            }

            if (size is var (rows, columns) && (place.Row < 0 || place.Row >= rows || place.Column < 0 || place.Column >= columns))
            {
                yield return new(
                    Severity.Error,
                    "matrix-bounds",
                    $"{path}.layout[{i}].matrix",
                    $"Key {i} of {layout.Name} is at row {place.Row}, column {place.Column}; the matrix has {rows} rows and {columns} columns.");
            }
            else if (!taken.Add(place))
            {
                yield return new(
                    Severity.Error,
                    "matrix-shared",
                    $"{path}.layout[{i}].matrix",
                    $"Key {i} of {layout.Name} is at row {place.Row}, column {place.Column}, where another key is.");
            }
        }
    }

    private static (int Row, int Column)? MatrixOf(JsonElement key) =>
        key.ValueKind == JsonValueKind.Object
        && key.TryGetProperty("matrix", out var matrix)
        && matrix.ValueKind == JsonValueKind.Array
        && matrix.GetArrayLength() == 2
        && IsInteger(matrix[0], out var row)
        && IsInteger(matrix[1], out var column)
            ? (row, column)
            : null;

    private static (int Rows, int Columns)? SizeOf(JsonElement info) =>
        info.TryGetProperty("matrix_size", out var size)
        && size.ValueKind == JsonValueKind.Object
        && size.TryGetProperty("rows", out var rows)
        && size.TryGetProperty("cols", out var columns)
        && IsInteger(rows, out var rowCount)
        && IsInteger(columns, out var columnCount)
            ? (rowCount, columnCount)
            : null;

    private static bool IsInteger(JsonElement element, out int value)
    {
        value = 0;
        return element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out value);
    }

    private static string PathOf(string layout) => $"$.layouts.{layout}";

    [GeneratedRegex(@"\ALAYOUT(_[a-z0-9_]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Allowed();
}
