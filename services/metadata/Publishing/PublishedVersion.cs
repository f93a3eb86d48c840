namespace KeymapBakery.Metadata.Publishing;

/// <summary>The object <c>metadata/{branch}/current.json</c>: what of a branch is published.</summary>
/// <param name="Branch">Name of the branch.</param>
/// <param name="Commit">Full hash of the commit.</param>
/// <param name="CommittedAt">When the commit was made.</param>
/// <param name="Generator">Identifies the rules the data were merged by; see <see cref="CatalogBundle.Generator"/>.</param>
/// <param name="Files">Prefix of the keys of the single files, with a slash at the end; null when they are not published.</param>
/// <param name="Bundle">Key of the bundle a replica starts from.</param>
/// <param name="BundleSha256">SHA-256 of the bundle, lower-case hexadecimal.</param>
/// <param name="Versions">Commits that are published, newest first.</param>
internal sealed record PublishedVersion(
    string Branch,
    string Commit,
    DateTimeOffset CommittedAt,
    string Generator,
    string? Files,
    string Bundle,
    string BundleSha256,
    IReadOnlyList<string> Versions);
