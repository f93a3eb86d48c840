using KeymapBakery.Metadata.Sources;

namespace KeymapBakery.Metadata.Publishing;

/// <summary>Where published objects lie in the object store.</summary>
internal static class PublishedKeys
{
    /// <summary>The pointer to what is current: replaced as a whole, so that a reader sees the old or the new version.</summary>
    public static string Current(string branch) => $"metadata/{BranchPath.Of(branch)}/current.json";

    /// <summary>Prefix of all objects of a commit, which are never changed for others.</summary>
    public static string Version(string branch, string commit) => $"metadata/{BranchPath.Of(branch)}/{commit}/";

    /// <summary>Prefix of the single files of a commit, laid out as below <c>/v1</c>.</summary>
    public static string Files(string branch, string commit) => $"{Version(branch, commit)}v1/";

    /// <summary>The bundle of a commit.</summary>
    public static string Bundle(string branch, string commit) => $"{Version(branch, commit)}bundle.br";
}
