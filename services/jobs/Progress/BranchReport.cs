namespace KeymapBakery.Jobs.Progress;

/// <summary>What a compiler says of a branch.</summary>
/// <param name="Name">Name of the branch.</param>
/// <param name="Commit">Full hash of the commit it points at.</param>
/// <param name="IsDefault">True for the branch that is compiled when a request names none.</param>
/// <param name="ResolvedAt">When the repository was asked, by the compiler's clock.</param>
/// <param name="UserNames">Names below <c>users/</c> in the commit; null when the compiler does not say.</param>
internal sealed record BranchReport(string Name, string Commit, bool IsDefault, DateTimeOffset ResolvedAt, string[]? UserNames);
