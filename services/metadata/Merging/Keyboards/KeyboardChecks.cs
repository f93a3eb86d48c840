using KeymapBakery.Metadata.Merging.Schemas;
using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>What must hold of a merged keyboard (lib/python/qmk/info.py, <c>_validate</c>).</summary>
internal static class KeyboardChecks
{
    /// <summary>Checks, noting what is wrong.</summary>
    /// <exception cref="MalformedFileException">The keyboard does not satisfy its schema.</exception>
    public static void Run(KeyboardInfo info, List<InfoFile> chain, SourceFiles files, TreeRules rules)
    {
        if (SchemaCheck.Explain(rules.KeyboardResult, info.Data) is { } problem)
        {
            throw info.Unusable(problem);
        }

        CheckFiles(info, chain, files);
        new LayoutChecks(info, files.Tree).Run();
        CheckKeycodes(info);
        CheckEncoders(info);
    }

    private static void CheckFiles(KeyboardInfo info, List<InfoFile> chain, SourceFiles files)
    {
        var markers = chain.Select(file => file.Path).Where(path => path.EndsWith("/keyboard.json", StringComparison.Ordinal)).ToList();
        foreach (var marker in markers.Where(marker => marker != $"{KeyboardFolders.Root}/{info.Name}/keyboard.json"))
        {
            info.Fail($"Invalid keyboard.json location detected: {marker}.");
        }

        foreach (var folder in markers.Select(marker => marker[..marker.LastIndexOf('/')]))
        {
            if (files.Tree.HasFile($"{folder}/info.json"))
            {
                info.Fail($"Invalid info.json location detected: {folder}/info.json.");
            }
        }

        if (markers.Count == 0)
        {
            info.Warn("Build marker \"keyboard.json\" not found.");
        }
    }

    private static void CheckKeycodes(KeyboardInfo info)
    {
        foreach (var keycode in (info.Data.Get("keycodes") as DataList)?.Items.OfType<DataMap>() ?? [])
        {
            var key = keycode["key"].ToString();
            if (key.EnumerateRunes().Count() > 7 && keycode.Get("aliases") is not { IsTruthy: true })
            {
                info.Fail($"Keycode {key} has no short form alias");
            }
        }
    }

    // Encoders that layouts name must exist, and stand in a layout once.
    private static void CheckEncoders(KeyboardInfo info)
    {
        var left = (info.Find("encoder")?.Get("rotary") as DataList)?.Items.Count ?? 0;
        var right = info.IsTruthy("split", "enabled")
            ? (info.Find("split", "encoder", "right")?.Get("rotary") as DataList)?.Items.Count ?? left
            : 0;
        foreach (var (name, layout) in info.Layouts.Entries)
        {
            var found = new HashSet<long>();
            foreach (var key in ((DataList)((DataMap)layout)["layout"]).Items)
            {
                if (((DataMap)key).Get("encoder") is not DataInteger encoder)
                {
                    continue;
                }

                var reason =
                    left + right == 0 ? "non-configured" :
                    encoder.Value >= left + right ? "out of bounds" :
                    found.Contains(encoder.Value) ? "duplicate" : null;
                if (reason is not null)
                {
                    info.Fail($"Layout \"{name}\" contains {reason} encoder index {encoder}.");
                }

                found.Add(encoder.Value);
            }
        }
    }
}
