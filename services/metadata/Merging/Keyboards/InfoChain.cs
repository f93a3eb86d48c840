using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>
/// Merges the info.json and keyboard.json files of a keyboard's folder and the folders above it (lib/python/qmk/info.py,
/// <c>find_info_json</c> and <c>merge_info_jsons</c>).
/// </summary>
internal static class InfoChain
{
    private const int FoldersAbove = 5;

    /// <summary>The files that exist, the keyboard's own first: the order in which they are merged, later ones over earlier ones.</summary>
    public static List<InfoFile> Find(IReadOnlyList<string> chain, SourceFiles files)
    {
        var found = new List<InfoFile>();
        for (var at = chain.Count - 1; at >= Math.Max(0, chain.Count - 1 - FoldersAbove); at--)
        {
            foreach (var name in (ReadOnlySpan<string>)["info.json", "keyboard.json"])
            {
                if (files.Info(chain[at], name) is { } file)
                {
                    found.Add(file);
                }
            }
        }

        return found;
    }

    /// <summary>Merges a file into what is known so far.</summary>
    public static void Merge(KeyboardInfo info, InfoFile file)
    {
        if (file.Content is not DataMap content)
        {
            info.Fail($"Invalid file {file.Path}, root object should be a dictionary.");
            return;
        }

        if (!file.IsValid)
        {
            return;
        }

        if (content.Get("layout_aliases") is { } aliases)
        {
            var all = info.Obtain("layout_aliases");
            foreach (var (alias, name) in (aliases as DataMap ?? throw info.Unusable("\"layout_aliases\" is not an object.")).Entries)
            {
                all[alias] = name;
            }
        }

        if (content.Get("layouts") is DataMap layouts)
        {
            foreach (var (name, layout) in layouts.Entries)
            {
                MergeLayout(info, name, (DataMap)layout, file.IsShared);
            }
        }

        Update(info.Data, content, file.IsShared, isRoot: true, info);
    }

    private static void MergeLayout(KeyboardInfo info, string name, DataMap layout, bool isShared)
    {
        if (info.Find("layout_aliases")?.Get(name) is { } target)
        {
            info.Warn($"info.json uses alias name {name} instead of {target}");
            name = target.ToString();
        }

        var keys = layout.Get("layout") as DataList ?? throw info.Unusable($"The layout \"{name}\" has no \"layout\".");
        if (info.Layouts.Get(name) is DataMap existing)
        {
            var existingKeys = ((DataList)existing["layout"]).Items;
            if (existingKeys.Count != keys.Items.Count)
            {
                info.Fail(
                    $"Number of keys for {name} does not match! " +
                    $"info.json specifies {keys.Items.Count} keys, C macro specifies {existingKeys.Count}");
                return;
            }

            existing["json_layout"] = DataBoolean.True;
            foreach (var (known, added) in existingKeys.Zip(keys.Items))
            {
                foreach (var (property, value) in ((DataMap)added).Entries)
                {
                    ((DataMap)known)[property] = isShared ? value.Clone() : value;
                }
            }

            return;
        }

        if (!keys.Items.All(key => ((DataMap)key).Contains("matrix")))
        {
            info.Fail($"Layout \"{name}\" has no \"matrix\" definition in either \"info.json\" or \"<keyboard>.h\"!");
            return;
        }

        var own = isShared ? (DataMap)layout.Clone() : layout;
        own["c_macro"] = DataBoolean.False;
        own["json_layout"] = DataBoolean.True;
        info.Layouts[name] = own;
    }

    // Objects are merged key by key, everything else is replaced.
    private static void Update(DataMap target, DataMap source, bool isShared, bool isRoot, KeyboardInfo info)
    {
        foreach (var (key, value) in source.Entries)
        {
            if (isRoot && key is "layouts" or "layout_aliases")
            {
                continue;
            }

            if (value is not DataMap inner)
            {
                target[key] = isShared ? value.Clone() : value;
                continue;
            }

            if (target.Get(key) is not { } before)
            {
                before = new DataMap();
                target[key] = before;
            }

            if (before is not DataMap merged)
            {
                if (inner.Count > 0)
                {
                    throw info.Unusable($"\"{key}\" is a {before.TypeName} in one file and an object in another.");
                }

                continue;
            }

            Update(merged, inner, isShared, isRoot: false, info);
        }
    }
}
