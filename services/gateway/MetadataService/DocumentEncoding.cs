using KeymapBakery.Protos.Metadata.V1;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KeymapBakery.Gateway.MetadataService;

/// <summary>The compressions documents come in, and how HTTP names them.</summary>
internal static class DocumentEncoding
{
    /// <summary>The best of what a client takes (RFC 9110, 12.5.3): Brotli, then gzip, then none.</summary>
    /// <param name="acceptEncoding">The values of its <c>Accept-Encoding</c>.</param>
    public static Encoding Choose(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding.ToArray()!, out var accepted))
        {
            return Encoding.Identity;
        }

        return Accepts("br") ? Encoding.Brotli : Accepts("gzip") ? Encoding.Gzip : Encoding.Identity;

        bool Accepts(string name)
        {
            var named = accepted.FirstOrDefault(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
                ?? accepted.FirstOrDefault(value => value.Value == "*");
            return named is not null && named.Quality != 0;
        }
    }

    /// <summary>The value of <c>Content-Encoding</c>; null for none.</summary>
    public static string? NameOf(Encoding encoding) => encoding switch
    {
        Encoding.Brotli => "br",
        Encoding.Gzip => "gzip",
        _ => null,
    };
}
