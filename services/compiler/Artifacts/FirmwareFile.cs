using KeymapBakery.Compiler.Baking;

namespace KeymapBakery.Compiler.Artifacts;

/// <summary>
/// Finds the firmware file of a build: QMK leaves it in <c>.build</c> under the target's name, and copies it into the root of
/// the tree when that is writable.
/// </summary>
internal static class FirmwareFile
{
    // A keyboard has one format; where a build leaves several files, the later one is made from the earlier.
    private static readonly string[] Endings = [".uf2", ".bin", ".hex"];

    /// <summary>Full path of the firmware file, or null. Only regular files count: a link may point anywhere.</summary>
    public static string? Find(string tree, BuildNames names) =>
        FindIn(tree, names) ?? FindIn(Path.Combine(tree, ".build"), names);

    private static string? FindIn(string folder, BuildNames names) =>
        !Directory.Exists(folder) || new DirectoryInfo(folder).LinkTarget is not null
            ? null
            : Endings.Select(ending => Path.Combine(folder, names.Target + ending)).FirstOrDefault(IsRegular)
                ?? Endings.SelectMany(ending => FindUnderAlias(folder, names, ending)).FirstOrDefault();

    // QMK resolves aliases of keyboards, and the target carries the resolved name.
    private static IEnumerable<string> FindUnderAlias(string folder, BuildNames names, string ending) =>
        Directory.EnumerateFiles(folder, $"*_{names.Keymap}{ending}").Where(IsRegular).Order(StringComparer.Ordinal);

    private static bool IsRegular(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.LinkTarget is null && file.Length > 0 && (file.Attributes & FileAttributes.Device) == 0;
    }
}
