namespace KeymapBakery.Metadata.Documents;

/// <summary>How the content of a document is compressed.</summary>
internal enum DocumentEncoding
{
    /// <summary>It is not.</summary>
    Identity,

    /// <summary>RFC 1952.</summary>
    Gzip,

    /// <summary>RFC 7932.</summary>
    Brotli,
}
