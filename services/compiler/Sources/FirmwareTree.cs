namespace KeymapBakery.Compiler.Sources;

/// <summary>A clean work tree of the firmware.</summary>
/// <param name="Directory">Where it lies.</param>
/// <param name="Commit">The firmware's commit.</param>
/// <param name="CommittedAt">When the commit was made.</param>
/// <param name="Parts">The firmware's own repository, then all submodules.</param>
internal sealed record FirmwareTree(string Directory, string Commit, DateTimeOffset CommittedAt, IReadOnlyList<TreePart> Parts);
