using KeymapBakery.Protos.Metadata.V1;

namespace KeymapBakery.Gateway.Configurator;

/// <summary>A file of the page, in memory.</summary>
/// <param name="ContentType">Its media type.</param>
/// <param name="CacheControl">How long browsers may use it without asking.</param>
/// <param name="Contents">The file by compression; <see cref="Encoding.Identity"/> is always there.</param>
internal sealed record PageFile(string ContentType, string CacheControl, IReadOnlyDictionary<Encoding, PageFileContent> Contents);
