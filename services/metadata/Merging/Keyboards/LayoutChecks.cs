using System.Text.RegularExpressions;
using KeymapBakery.Metadata.Merging.Tree;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>What must hold of layouts beyond their schema (lib/python/qmk/info.py, <c>_validate_layouts</c>).</summary>
internal sealed partial class LayoutChecks(KeyboardInfo info, FirmwareTree tree)
{
    private const string RowLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop";
    private const string ColumnLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijilmnopqrstuvwxyz";

    // Parts of keyboards' names that layouts may have in theirs.
    private static readonly string[] SafeFragments = ["ansi", "iso", "jp", "jis", "ortho", "wkl", "tkl", "preonic", "planck"];

    /// <summary>Checks, noting what is wrong; claims to community layouts that don't exist are taken away.</summary>
    public void Run()
    {
        var layouts = info.Layouts.Entries.Select(entry => (entry.Key, (DataMap)entry.Value)).ToList();
        if (!layouts.Any(layout => layout.Item2.Get("json_layout")?.IsTruthy ?? false))
        {
            info.Fail("No LAYOUTs defined! Need at least one layout defined in info.json.");
        }

        foreach (var (name, layout) in layouts)
        {
            if (layout.Get("c_macro")?.IsTruthy ?? false)
            {
                info.Fail($"{name}: Layout macro should not be defined within \".h\" files.");
            }
        }

        layouts.ForEach(layout => CheckPlaces(layout.Key, layout.Item2));
        layouts.ForEach(layout => CheckDuplicates(layout.Key, layout.Item2));
        layouts.ForEach(layout => CheckOffsets(layout.Key, layout.Item2));
        CheckNames([.. layouts.Select(layout => layout.Key)]);
        CheckCommunityLayouts();
    }

    private static IEnumerable<(int Index, DataMap Key)> Keys(DataMap layout) =>
        ((DataList)layout["layout"]).Items.Select((key, index) => (index, (DataMap)key));

    private (long Row, long Column) Place(string layout, int index, DataMap key) =>
        key.Get("matrix") is DataList { Items: [DataInteger row, DataInteger column] }
            ? (row.Value, column.Value)
            : throw info.Unusable($"Key {index} of the layout \"{layout}\" has no place in the matrix.");

    private void CheckPlaces(string name, DataMap layout)
    {
        var size = info.Find("matrix_size");
        var rows = (size?.Get("rows") as DataNumber) ?? DataInteger.Of(0);
        var columns = (size?.Get("cols") as DataNumber) ?? DataInteger.Of(0);
        foreach (var (index, key) in Keys(layout))
        {
            var (row, column) = Place(name, index, key);
            if (row >= RowLetters.Length || column >= ColumnLetters.Length)
            {
                throw info.Unusable($"Key {index} of the layout \"{name}\" is at row {row}, column {column}; there cannot be so many.");
            }

            if (row < rows.AsDouble && column < columns.AsDouble)
            {
                continue;
            }

            var label = key.Get("label")?.ToString() ?? $"k{RowLetters[(int)row]}{ColumnLetters[(int)column]}";
            if (row >= rows.AsDouble)
            {
                info.Fail($"{name}: Matrix row for key {index} ({label}) is {row} but must be less than {rows}");
            }

            if (column >= columns.AsDouble)
            {
                info.Fail($"{name}: Matrix column for key {index} ({label}) is {column} but must be less than {columns}");
            }
        }
    }

    private void CheckDuplicates(string name, DataMap layout)
    {
        var seen = new HashSet<(long, long)>();
        foreach (var (index, key) in Keys(layout))
        {
            if (!seen.Add(Place(name, index, key)))
            {
                info.Fail($"{name}: Matrix location for key {index} is not unique {key}");
            }
        }
    }

    // At least one key should be at x = 0, and one at y = 0.
    private void CheckOffsets(string name, DataMap layout)
    {
        DataNumber? left = null, top = null;
        foreach (var (_, key) in Keys(layout))
        {
            var x = Left(key);
            var y = (DataNumber)key["y"];
            left = left is null || x.CompareTo(left) < 0 ? x : left;
            top = top is null || y.CompareTo(top) < 0 ? y : top;
        }

        if (left is null || top is null)
        {
            throw info.Unusable($"The layout \"{name}\" has no keys.");
        }

        if (left.AsDouble > 0)
        {
            info.Warn($"Layout \"{name}\" is offset on X axis by {left}");
        }

        if (top.AsDouble > 0)
        {
            info.Warn($"Layout \"{name}\" is offset on Y axis by {top}");
        }
    }

    // An ISO enter key reaches a quarter unit further to the left in its upper half.
    private static DataNumber Left(DataMap key)
    {
        var x = (DataNumber)key["x"];
        var isIsoEnter = key.Get("h") is DataNumber { AsDouble: 2 } && key.Get("w") is DataNumber { AsDouble: 1.25 };
        return isIsoEnter ? new DataReal(x.AsDouble - 0.25) : x;
    }

    private void CheckNames(List<string> layouts)
    {
        if (layouts is ["LAYOUT_all"])
        {
            info.Warn("\"LAYOUT_all\" should be \"LAYOUT\" unless additional layouts are provided.");
        }

        var community = CommunityLayouts().Items.Select(layout => $"LAYOUT_{layout}").ToHashSet();
        var fragments = info.Name.Split('/').Except(SafeFragments).ToList();
        foreach (var layout in layouts.Where(layout => !community.Contains(layout)))
        {
            var name = MatrixFragment().Replace(SplitFragment().Replace(layout, ""), "");
            if (fragments.Any(fragment => name.Contains(fragment, StringComparison.Ordinal)))
            {
                info.Warn($"Layout \"{layout}\" should not contain name of keyboard.");
            }
        }
    }

    // As published: taking a claim away skips the check of the one after it, and the last message names the last claim checked.
    private void CheckCommunityLayouts()
    {
        var claims = CommunityLayouts().Items;
        var macros = claims.Select(layout => $"LAYOUT_{layout}").ToList();
        var last = "";
        for (var at = 0; at < claims.Count; at++)
        {
            var claim = claims[at];
            last = claim.ToString();
            var existing = tree.Folder("layouts/default");
            if (!existing.Folders.Contains(last) && !existing.Files.Contains(last))
            {
                claims.RemoveAt(claims.FindIndex(claim.ValueEquals));
                info.Fail($"Claims to support a community layout that does not exist: {last}");
            }
        }

        foreach (var macro in macros)
        {
            if (!info.Layouts.Contains(macro) && !(info.Find("layout_aliases")?.Contains(macro) ?? false))
            {
                info.Fail($"Claims to support community layout {last} but no {macro}() macro found");
            }
        }
    }

    private DataList CommunityLayouts() => info.Data.Get("community_layouts") switch
    {
        null => new DataList(),
        DataList list => list,
        _ => throw info.Unusable("\"community_layouts\" is not a list."),
    };

    [GeneratedRegex(@"_split_\d+x\d+_\d+")]
    private static partial Regex SplitFragment();

    [GeneratedRegex(@"_\d+x\d+")]
    private static partial Regex MatrixFragment();
}
