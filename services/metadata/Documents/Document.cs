using System.IO.Compression;
using System.Security.Cryptography;

namespace KeymapBakery.Metadata.Documents;

/// <summary>A file to serve. Serialised, hashed and compressed when first asked for, and never again.</summary>
internal sealed class Document
{
    /// <summary>Media type of JSON.</summary>
    public const string Json = "application/json";

    /// <summary>Media type of Markdown (RFC 7763).</summary>
    public const string Markdown = "text/markdown; charset=utf-8";

    // What the headers of a compressed answer cost, about.
    private const int LeastGain = 64;
    private const int LargeBytes = 1024 * 1024;
    private const int HashBytes = 16;

    private readonly Lazy<Representation> _identity;
    private readonly Lazy<Representation> _gzip;
    private readonly Lazy<Representation> _brotli;

    /// <param name="contentType">Media type.</param>
    /// <param name="write">Makes the content; called once at most.</param>
    public Document(string contentType, Func<ReadOnlyMemory<byte>> write)
    {
        ContentType = contentType;
        _identity = new(() => Hashed(DocumentEncoding.Identity, write(), ""));
        _gzip = new(() => Smaller(DocumentEncoding.Gzip, Gzip(_identity.Value.Content), "-gzip"));
        _brotli = new(() => Smaller(DocumentEncoding.Brotli, Brotli(_identity.Value.Content), "-br"));
    }

    /// <summary>Media type.</summary>
    public string ContentType { get; }

    /// <summary>The content as it is.</summary>
    public ReadOnlyMemory<byte> Content => _identity.Value.Content;

    /// <summary>The document in an encoding, or as it is when it would not get smaller.</summary>
    public Representation In(DocumentEncoding encoding) => encoding switch
    {
        DocumentEncoding.Gzip => _gzip.Value,
        DocumentEncoding.Brotli => _brotli.Value,
        _ => _identity.Value,
    };

    private Representation Smaller(DocumentEncoding encoding, ReadOnlyMemory<byte> compressed, string suffix) =>
        compressed.Length + LeastGain <= Content.Length ? Hashed(encoding, compressed, suffix) : _identity.Value;

    private static Representation Hashed(DocumentEncoding encoding, ReadOnlyMemory<byte> content, string suffix) =>
        new(encoding, content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, HashBytes))}{suffix}\"");

    private static byte[] Gzip(ReadOnlyMemory<byte> content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content.Span);
        }

        return compressed.ToArray();
    }

    private static ReadOnlyMemory<byte> Brotli(ReadOnlyMemory<byte> content)
    {
        // A higher quality costs many times as long for some percent, which only files of some kilobytes are quick enough for.
        var quality = content.Length >= LargeBytes ? 5 : 8;
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content.Span, compressed, out var written, quality, window: 22)
            ? compressed.AsSpan(0, written).ToArray()
            : content;
    }
}
