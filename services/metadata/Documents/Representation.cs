namespace KeymapBakery.Metadata.Documents;

/// <summary>A document as it is sent.</summary>
/// <param name="Encoding">How the content is compressed.</param>
/// <param name="Content">The bytes to send.</param>
/// <param name="ETag">Strong entity tag of exactly these bytes, quotes included (RFC 9110, 8.8.3).</param>
internal sealed record Representation(DocumentEncoding Encoding, ReadOnlyMemory<byte> Content, string ETag);
