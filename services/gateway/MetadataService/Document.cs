using KeymapBakery.Protos.Metadata.V1;

namespace KeymapBakery.Gateway.MetadataService;

/// <summary>A file of the metadata service, as it is sent.</summary>
/// <param name="Commit">The commit it describes.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Encoding">How the content is compressed.</param>
/// <param name="ETag">Strong entity tag, quotes included.</param>
/// <param name="Content">The bytes to send.</param>
internal sealed record Document(string Commit, string ContentType, Encoding Encoding, string ETag, ReadOnlyMemory<byte> Content);
