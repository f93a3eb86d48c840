using KeymapBakery.Metadata.Merging.Keyboards;
using KeymapBakery.Metadata.Merging.Tree;

namespace KeymapBakery.Metadata.Merging;

/// <summary>
/// Merges the data files of a firmware tree into one description per keyboard, by the rules of <c>qmk generate-api</c>
/// (lib/python/qmk/info.py of qmk_firmware).
/// </summary>
public static class FirmwareMerger
{
    /// <summary>Merges all keyboards of a tree, on all cores.</summary>
    /// <param name="treePath">The root of a firmware tree, with <c>keyboards/</c> and, usually, <c>data/</c>.</param>
    /// <param name="options">Bounds; the defaults fit every real tree.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="InvalidTreeException">The tree has no <c>keyboards/</c>, or its <c>data/</c> is malformed.</exception>
    public static MergedFirmware Merge(string treePath, MergeOptions? options = null, CancellationToken ct = default)
    {
        options ??= new MergeOptions();
        var tree = Open(treePath, options);
        var rules = TreeRules.Read(tree, options);
        var names = KeyboardFolders.FindAll(tree, options, ct);
        return new FirmwareMerge(tree, rules, options).MergeAll(names, ct);
    }

    /// <summary>
    /// Merges again what changed: the keyboards at and below the changed paths. A change of files that every keyboard depends on
    /// (<c>data/</c>, <c>lib/python/</c>) merges the whole tree.
    /// </summary>
    /// <param name="previous">The tree as it was before.</param>
    /// <param name="treePath">The root of the tree as it is now.</param>
    /// <param name="changedPaths">Files added, changed or deleted since, from the root of the tree, with slashes.</param>
    /// <param name="options">Bounds; the defaults fit every real tree.</param>
    /// <param name="ct">Stops the work.</param>
    /// <exception cref="InvalidTreeException">The tree has no <c>keyboards/</c>, or its <c>data/</c> is malformed.</exception>
    public static MergedFirmware Update(
        MergedFirmware previous,
        string treePath,
        IReadOnlyCollection<string> changedPaths,
        MergeOptions? options = null,
        CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(previous);
        ArgumentNullException.ThrowIfNull(changedPaths);
        options ??= new MergeOptions();
        if (previous.Rules is not { } rules || changedPaths.Any(AffectedKeyboards.IsEverything))
        {
            return Merge(treePath, options, ct);
        }

        var tree = Open(treePath, options);
        var affected = AffectedKeyboards.Find(previous, tree, changedPaths);
        return new FirmwareMerge(tree, rules, options).MergeAgain(previous, affected, changedPaths, ct);
    }

    private static FirmwareTree Open(string treePath, MergeOptions options)
    {
        var tree = new FirmwareTree(treePath, options.MaximumFileSize);
        return tree.Folder("").Folders.Contains(KeyboardFolders.Root)
            ? tree
            : throw new InvalidTreeException($"{tree.Root} is not a firmware tree: it has no folder {KeyboardFolders.Root}.");
    }
}
