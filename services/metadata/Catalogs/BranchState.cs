namespace KeymapBakery.Metadata.Catalogs;

/// <summary>What there is of a branch.</summary>
/// <param name="Branch">Its name.</param>
/// <param name="Catalog">Its catalog; null until there is one.</param>
/// <param name="Problem">Why the catalog is missing or old, for an operator; empty when all is well.</param>
internal sealed record BranchState(string Branch, Catalog? Catalog, string Problem);
