namespace KeymapBakery.Messages;

/// <summary>The commit a branch of the firmware repository points at.</summary>
/// <param name="Branch">Name of the branch.</param>
/// <param name="Commit">Full hash of the commit.</param>
/// <param name="IsDefault">True for the branch that is compiled when a request names none.</param>
/// <param name="ResolvedAt">When the repository was last asked.</param>
public sealed record BranchHead(string Branch, string Commit, bool IsDefault, DateTimeOffset ResolvedAt);
