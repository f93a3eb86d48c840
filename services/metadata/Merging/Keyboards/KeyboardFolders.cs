using System.Collections.Concurrent;
using KeymapBakery.Metadata.Merging.Tree;

namespace KeymapBakery.Metadata.Merging.Keyboards;

/// <summary>Finds keyboards and the folders they draw from.</summary>
internal static class KeyboardFolders
{
    /// <summary>The folder of all keyboards.</summary>
    public const string Root = "keyboards";

    private const int MaximumDepth = 16;

    /// <summary>
    /// The names of all keyboards: the folders below <c>keyboards/</c> with a keyboard.json, hidden ones and those of keymaps aside
    /// (lib/python/qmk/keyboard.py, <c>list_keyboards</c>).
    /// </summary>
    public static IReadOnlyCollection<string> FindAll(FirmwareTree tree, MergeOptions options, CancellationToken ct)
    {
        var names = new ConcurrentBag<string>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = ct };
        Parallel.ForEach(tree.Folder(Root).Folders.Where(IsSearched), parallel, name => FindBelow(name, 1));
        return names;

        void FindBelow(string name, int depth)
        {
            var folder = tree.Folder($"{Root}/{name}");
            if (folder.Files.Contains("keyboard.json"))
            {
                names.Add(name);
            }

            foreach (var inner in depth < MaximumDepth ? folder.Folders.Where(IsSearched) : [])
            {
                FindBelow($"{name}/{inner}", depth + 1);
            }
        }
    }

    /// <summary>The folders from the outermost, <c>keyboards/a</c>, to the keyboard's own, <c>keyboards/a/b/c</c>.</summary>
    public static List<string> Chain(string keyboard)
    {
        var chain = new List<string>();
        for (var slash = keyboard.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = keyboard.IndexOf('/', slash + 1))
        {
            chain.Add($"{Root}/{keyboard[..slash]}");
        }

        chain.Add($"{Root}/{keyboard}");
        return chain;
    }

    private static bool IsSearched(string folder) => folder != "keymaps" && folder[0] != '.';
}
