using System.IO.Enumeration;

namespace KeymapBakery.Compiler.Baking;

/// <summary>
/// Looks through what a build has left before anything else touches it: a link could lead whoever reads, moves or deletes files there to
/// other places.
/// </summary>
internal static class PlainFolder
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0 };

    /// <summary>True when it is a folder, not a link to one, and has no links in it at any depth.</summary>
    public static bool Is(string path)
    {
        var folder = new DirectoryInfo(path);
        return folder.Exists
            && folder.LinkTarget is null
            && !new FileSystemEnumerable<bool>(path, IsLink, Everything)
            {
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
            }.Any(isLink => isLink);
    }

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;
}
