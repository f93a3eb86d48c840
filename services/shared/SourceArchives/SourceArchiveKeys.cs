namespace KeymapBakery.SourceArchives;

/// <summary>Where the source archives of commits lie in the object store.</summary>
public static class SourceArchiveKeys
{
    private const string Root = "sources/";

    // Raised whenever archives are written in another way, so that older ones are not taken for them.
    private const int FormatVersion = 1;

    /// <summary>Prefix of all that belongs to a commit: <c>sources/{commit}/</c>.</summary>
    public static string Prefix(string commit) => $"{Root}{commit}/";

    /// <summary>Key of the <see cref="SourceArchiveIndex"/> of a commit, <c>sources/{commit}/v1.json</c>; written once the archive is there.</summary>
    public static string Index(string commit) => $"{Prefix(commit)}v{FormatVersion}.json";

    /// <summary>
    /// Key of an archive: <c>sources/{commit}/{SHA-256 of its content}.zip</c>. What lies under it never changes, even if two makers of
    /// different versions compress differently.
    /// </summary>
    public static string Archive(string commit, string sha256) => $"{Prefix(commit)}{sha256}.zip";

    /// <summary>
    /// True for the key of a commit's archive, to which a job's keymap is still to be added; any other source archive is complete as it is.
    /// </summary>
    public static bool IsArchive(string key) => key.StartsWith(Root, StringComparison.Ordinal);
}
