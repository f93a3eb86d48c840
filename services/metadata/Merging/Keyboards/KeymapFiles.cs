using KeymapBakery.Metadata.Merging.Values;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>
/// Finds the keymaps of a keyboard's folders that are a keymap.json alone (lib/python/qmk/keymap.py, <c>list_keymaps</c>). Keymaps of
/// community layouts are not published.
/// </summary>
internal static class KeymapFiles
{
    /// <summary>
    /// The folders of the keymaps, such as <c>keyboards/planck/keymaps/default</c>, by the keymaps' names; of two of a name the one
    /// later in the order of paths.
    /// </summary>
    public static SortedDictionary<string, string> Find(List<string> chain, SourceFiles files)
    {
        var folders = new List<string>();
        foreach (var keymaps in chain.Select(folder => folder + "/keymaps"))
        {
            foreach (var name in files.Tree.Folder(keymaps).Folders)
            {
                var content = files.Tree.Folder($"{keymaps}/{name}").Files;
                if (content.Contains("keymap.json") && !content.Contains("keymap.c"))
                {
                    folders.Add($"{keymaps}/{name}");
                }
            }
        }

        // Folder by folder: "/" sorts before every other character.
        var byName = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var folder in folders.OrderBy(folder => folder.Replace('/', '\0'), StringComparer.Ordinal))
        {
            byName[folder[(folder.LastIndexOf('/') + 1)..]] = folder;
        }

        return byName;
    }

    /// <summary>What info.json says of a keymap.</summary>
    public static DataMap Describe(string folder) => new()
    {
        ["url"] = new DataText($"https://raw.githubusercontent.com/qmk/qmk_firmware/master/{folder}/keymap.json"),
        ["path"] = new DataText($"{folder}/keymap.json"),
    };
}
