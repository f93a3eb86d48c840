namespace KeymapBakery.Compiler.Baking.Patching;

/// <summary>Reads what a tool has left, which may be anything.</summary>
internal static class PlainFile
{
    // The largest flash of an AVR is 256 KiB; a linked program has names and places besides.
    private const int MaximumLength = 32 * 1024 * 1024;

    /// <summary>The bytes of a regular file.</summary>
    /// <exception cref="UnpatchableException">It is something else, or too large.</exception>
    public static byte[] Read(string path) =>
        new FileInfo(path) is { Exists: true, LinkTarget: null, Length: > 0 and <= MaximumLength } file
            && (file.Attributes & (FileAttributes.Device | FileAttributes.ReparsePoint)) == 0
                ? File.ReadAllBytes(path)
                : throw new UnpatchableException("the compiler left no file that can be read");
}
