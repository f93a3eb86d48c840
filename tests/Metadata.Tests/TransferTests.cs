using System.IO.Compression;
using System.Net;
using KeymapBakery.Metadata.Tests.Running;
using Shouldly;

namespace KeymapBakery.Metadata.Tests;

public sealed class TransferTests(KeyboardApi api)
{
    private const string Path = "/v1/keyboards/bakery/croissant/info.json";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("deflate", null)]
    [InlineData("identity", null)]
    public async Task The_best_compression_the_client_takes_is_used(string accepted, string? used)
    {
        var plain = await api.Client.GetByteArrayAsync(Path, Cancelled);

        using var response = await api.GetAsync(Path, ("Accept-Encoding", accepted));

        response.Content.Headers.ContentEncoding.ShouldBe(used is null ? [] : [used]);
        response.Headers.Vary.ShouldContain("Accept-Encoding");
        var body = await response.Content.ReadAsByteArrayAsync(Cancelled);
        response.Content.Headers.ContentLength.ShouldBe(body.Length);
        Decompressed(body, used).ShouldBe(plain);
        if (used is not null)
        {
            body.Length.ShouldBeLessThan(plain.Length / 2);
        }
    }

    [Fact]
    public async Task Each_representation_has_an_entity_tag_of_its_own()
    {
        var tags = new List<string>();
        foreach (var encoding in (string[])["br", "gzip", "identity"])
        {
            using var response = await api.GetAsync(Path, ("Accept-Encoding", encoding));
            response.Headers.ETag!.IsWeak.ShouldBeFalse();
            tags.Add(response.Headers.ETag.Tag);
        }

        tags.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task What_the_client_has_is_not_sent_again()
    {
        using var first = await api.GetAsync(Path, ("Accept-Encoding", "br"));
        var tag = first.Headers.ETag!.ToString();

        foreach (var known in (string[])[tag, $"W/{tag}", $"\"other\", {tag}", "*"])
        {
            using var again = await api.GetAsync(Path, ("Accept-Encoding", "br"), ("If-None-Match", known));
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified, known);
            again.Headers.ETag!.ToString().ShouldBe(tag);
            again.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
            (await again.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBeEmpty();
        }

        using var otherEncoding = await api.GetAsync(Path, ("Accept-Encoding", "gzip"), ("If-None-Match", tag));
        otherEncoding.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/v1/keyboards")]
    [InlineData("/v1/keyboards.json")]
    [InlineData("/v1/keyboards/bakery/pretzel/readme.md")]
    [InlineData("/v1/constants/keycodes_0.0.1.json")]
    public async Task HEAD_has_the_headers_of_GET_and_no_body(string path)
    {
        using var get = await api.GetAsync(path);
        using var head = await api.SendAsync(HttpMethod.Head, path);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Headers.ETag.ShouldBe(get.Headers.ETag);
        head.Content.Headers.ContentLength.ShouldBe(get.Content.Headers.ContentLength);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        (await head.Content.ReadAsByteArrayAsync(Cancelled)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Pages_of_other_sites_may_read_answers_and_errors()
    {
        foreach (var path in (string[])[Path, "/v1/keyboards/nothing"])
        {
            using var response = await api.GetAsync(path, ("Origin", "https://config.qmk.fm"));
            response.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
            response.Headers.GetValues("Access-Control-Expose-Headers").Single().ShouldContain("ETag");
        }
    }

    private static byte[] Decompressed(byte[] body, string? encoding)
    {
        if (encoding is null)
        {
            return body;
        }

        using var compressed = new MemoryStream(body);
        using Stream stream = encoding == "br"
            ? new BrotliStream(compressed, CompressionMode.Decompress)
            : new GZipStream(compressed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}
