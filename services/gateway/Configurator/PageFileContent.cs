using KeymapBakery.Gateway.Hosting;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.Configurator;

/// <summary>A file of the page as it is sent, compressed or not.</summary>
/// <param name="bytes">What is sent.</param>
internal sealed class PageFileContent(byte[] bytes)
{
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Its strong tag; every compression has one of its own (RFC 9110, 8.8.3).</summary>
    public EntityTagHeaderValue ETag { get; } = EntityTags.Of(bytes);
}
