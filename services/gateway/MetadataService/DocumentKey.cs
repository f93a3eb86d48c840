using KeymapBakery.Protos.Metadata.V1;

namespace KeymapBakery.Gateway.MetadataService;

/// <summary>Names a file of the metadata service.</summary>
/// <param name="Branch">Name of the branch; empty for the default branch.</param>
/// <param name="Path">Path below <c>/v1</c>.</param>
/// <param name="Encoding">The compression wanted.</param>
internal sealed record DocumentKey(string Branch, string Path, Encoding Encoding);
