namespace KeymapBakery.Metadata.Documents;

/// <summary>What there is at a path.</summary>
/// <param name="Document">The document; null when there is none.</param>
/// <param name="Problem">Why there is none and what to do, for a person; empty when there is one.</param>
internal sealed record DocumentLookup(Document? Document, string Problem)
{
    public static DocumentLookup Found(Document document) => new(document, "");

    public static DocumentLookup Missing(string problem) => new(null, problem);
}
