namespace KeymapBakery.Messages;

/// <summary>Where compilers share templates in the object store.</summary>
public static class TemplateKeys
{
    /// <summary>Prefix of all templates of a commit: <c>templates/{commit}/</c>. Deleting them costs time, never a firmware.</summary>
    public static string Prefix(string commit) => $"templates/{commit}/";

    /// <summary>Key of the file that says which archive a template is.</summary>
    public static string Pointer(string commit, string template) => $"{Prefix(commit)}{template}.json";

    /// <summary>Key of an archive, named after the SHA-256 of its content.</summary>
    public static string Archive(string commit, string sha256) => $"{Prefix(commit)}{sha256}.tar.gz";
}
