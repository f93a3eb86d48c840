namespace KeymapBakery.Metadata.Catalogs;

/// <summary>A branch at one commit.</summary>
/// <param name="Branch">Name of the branch.</param>
/// <param name="Commit">Full hash of the commit.</param>
/// <param name="CommittedAt">When the commit was made.</param>
internal sealed record CatalogVersion(string Branch, string Commit, DateTimeOffset CommittedAt);
