using KeymapBakery.Metadata.Merging.Tree;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Which keyboards a change of files concerns.</summary>
/// <param name="Present">Those to merge again, or for the first time.</param>
/// <param name="Gone">Those that are no keyboards any more.</param>
internal sealed record AffectedKeyboards(IReadOnlySet<string> Present, IReadOnlySet<string> Gone)
{
    private const string Marker = "keyboard.json";

    /// <summary>Does every keyboard depend on the file?</summary>
    public static bool IsEverything(string path) =>
        path.StartsWith("data/", StringComparison.Ordinal) || path.StartsWith("lib/python/", StringComparison.Ordinal);

    /// <summary>Finds them. What could not be merged before is always tried again.</summary>
    public static AffectedKeyboards Find(MergedFirmware previous, FirmwareTree tree, IReadOnlyCollection<string> changedPaths)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        var layouts = new HashSet<string>(StringComparer.Ordinal);
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in changedPaths)
        {
            var parts = path.Split('/');
            if (parts is ["layouts", _, var layout, ..])
            {
                layouts.Add(layout);
            }
            else if (parts is [KeyboardFolders.Root, ..])
            {
                var keymaps = Array.IndexOf(parts, "keymaps");
                var folder = string.Join('/', parts[1..(keymaps > 0 ? keymaps : parts.Length - 1)]);
                folders.Add(folder);
                if (keymaps < 0 && parts[^1] == Marker)
                {
                    present.Add(folder);
                }
            }
        }

        present.UnionWith(previous.Keyboards.Values
            .Where(keyboard => IsBelow(keyboard.Name, folders) || layouts.Overlaps(keyboard.CommunityLayouts))
            .Select(keyboard => keyboard.Name));
        present.UnionWith(previous.Errors.Keys.Where(name => tree.HasFile($"{KeyboardFolders.Root}/{name}/{Marker}")));
        var gone = present.Where(name => !tree.HasFile($"{KeyboardFolders.Root}/{name}/{Marker}")).ToHashSet();
        present.ExceptWith(gone);
        return new AffectedKeyboards(present, gone);
    }

    // The keyboard's folder, or one above it: "" for keyboards/ itself.
    private static bool IsBelow(string name, HashSet<string> folders)
    {
        if (folders.Contains(name) || folders.Contains(""))
        {
            return true;
        }

        var lookup = folders.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var slash = name.LastIndexOf('/'); slash > 0; slash = name.LastIndexOf('/', slash - 1))
        {
            if (lookup.Contains(name.AsSpan(0, slash)))
            {
                return true;
            }
        }

        return false;
    }
}
