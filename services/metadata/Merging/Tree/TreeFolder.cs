using System.Collections.Frozen;

namespace KeymapBakery.Metadata.Merging.Tree;

/// <summary>What one folder of a firmware tree holds.</summary>
/// <param name="Files">Names of files; of links too, whatever they lead to.</param>
/// <param name="Folders">Names of folders, in ordinal order; links to folders are not among them.</param>
/// <param name="Links">Names of symbolic links.</param>
internal sealed record TreeFolder(FrozenSet<string> Files, IReadOnlyList<string> Folders, FrozenSet<string> Links)
{
    public static readonly TreeFolder Missing = new(FrozenSet<string>.Empty, [], FrozenSet<string>.Empty);
}
