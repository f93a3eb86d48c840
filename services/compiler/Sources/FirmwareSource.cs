namespace KeymapBakery.Compiler.Sources;

/// <summary>What belongs to a commit of the firmware.</summary>
/// <param name="Commit">The firmware's commit.</param>
/// <param name="CommittedAt">When the commit was made.</param>
/// <param name="Parts">The firmware's own repository, then all submodules; the mirrors have their commits.</param>
internal sealed record FirmwareSource(string Commit, DateTimeOffset CommittedAt, IReadOnlyList<TreePart> Parts);
