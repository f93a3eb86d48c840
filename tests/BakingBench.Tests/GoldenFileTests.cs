using KeymapBakery.BakingBench.Compare;
using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.BakingBench.Plain;
using KeymapBakery.Testing;

namespace KeymapBakery.BakingBench.Tests;

public sealed class GoldenFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("golden");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_recorded_is_read_again()
    {
        var payload = new Payload("crkbd/rev1", "crkbd_rev1.1.json", "{}");
        GoldenFile.Append(_folder.Of("golden.tsv"), payload, new PlainBuild("crkbd_rev1_a.hex", [1, 2, 3], 12.34, ""));

        GoldenFile.Read(_folder.Of("golden.tsv"))["crkbd_rev1.1.json"].ShouldBe(new GoldenLine(
            "crkbd_rev1.1.json", "crkbd_rev1_a.hex", GoldenFile.Hash([1, 2, 3]), 12.3, GoldenFile.Hash(payload)));
    }

    [Fact]
    public void A_line_with_too_few_fields_is_refused_with_its_number()
    {
        File.WriteAllText(_folder.Of("golden.tsv"), "# comment\ncrkbd/rev1\tcrkbd_rev1.1.json\n");

        Should.Throw<FormatException>(() => GoldenFile.Read(_folder.Of("golden.tsv"))).Message.ShouldContain("golden.tsv:2: six fields");
    }
}
