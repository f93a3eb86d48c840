using KeymapBakery.Compiler.Baking;

namespace KeymapBakery.Compiler.Artifacts;

/// <summary>
/// Finds the firmware file of a build, which QMK leaves in <c>.build</c> under the target's name. What a build leaves there is whatever
/// the build wants, so nothing but a regular file of a size that fits a keyboard counts.
/// </summary>
internal static class FirmwareFile
{
    // A keyboard has one format; where a build leaves several files, the later one is made from the earlier.
    private static readonly string[] Endings = [".uf2", ".bin", ".hex"];

    // The largest flash of a keyboard is 16 MB, and Intel HEX takes almost three times as much.
    private const long LargestBytes = 64 * 1024 * 1024;

    /// <summary>Full path of the firmware file, or null.</summary>
    /// <param name="folder">What stands for the tree's <c>.build</c>.</param>
    /// <param name="names">The build's names.</param>
    public static string? Find(string folder, BuildNames names) =>
        !Directory.Exists(folder)
            ? null
            : Endings.Select(ending => Path.Combine(folder, names.Target + ending)).FirstOrDefault(IsRegular)
                ?? Endings.SelectMany(ending => FindUnderAlias(folder, names, ending)).FirstOrDefault();

    // QMK resolves aliases of keyboards, and the target carries the resolved name.
    private static IEnumerable<string> FindUnderAlias(string folder, BuildNames names, string ending) =>
        Directory.EnumerateFiles(folder, $"*_{names.Keymap}{ending}").Where(IsRegular).Order(StringComparer.Ordinal);

    private static bool IsRegular(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.LinkTarget is null && file.Length is > 0 and <= LargestBytes && (file.Attributes & FileAttributes.Device) == 0;
    }
}
