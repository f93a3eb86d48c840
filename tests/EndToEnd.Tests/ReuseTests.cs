using System.IO.Compression;
using System.Text.Json.Nodes;
using KeymapBakery.EndToEnd.Tests.Running;
using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests;

public sealed class ReuseTests
{
    [Theory]
    [InlineData("file system")]
    [InlineData("S3")]
    public async Task A_keymap_that_differs_in_its_name_only_is_finished_at_once_under_its_own_name(string store)
    {
        await using var s3 = store == "S3" ? await S3Server.StartAsync() : null;
        await using var bakery = await Bakery.StartAsync(s3);

        var (variant, job) = await BakeUnderTwoNamesAsync(bakery.Client);

        var result = job["result"]!;
        ((string)result["firmware_filename"]!).ShouldBe("bakery_pretzel_yours.hex");
        ((string)result["output"]!).ShouldNotContain("bakery_pretzel_mine");
        var firmware = await CompileClient.DownloadAsync(result["firmware_binary_url"]![0]!);
        firmware.FileName.ShouldBe("bakery_pretzel_yours.hex");
        firmware.Hash.ShouldBe(await bakery.Firmware.ExpectedHashAsync(SampleKeymap.Valid(variant)));
        var keymap = await CompileClient.DownloadAsync(result["firmware_keymap_url"]![0]!);
        keymap.FileName.ShouldBe("bakery-pretzel-yours.json");
        var source = await CompileClient.DownloadAsync(result["firmware_source_url"]![0]!);
        source.FileName.ShouldBe("qmk_firmware-bakery-pretzel-yours.zip");
        using var zip = new ZipArchive(new MemoryStream(source.Content));
        using var inside = new MemoryStream();
        await using (var entry = await zip.GetEntry("qmk_firmware/bakery-pretzel-yours.json")!.OpenAsync(TestContext.Current.CancellationToken))
        {
            await entry.CopyToAsync(inside, TestContext.Current.CancellationToken);
        }

        inside.ToArray().ShouldBe(keymap.Content);
        zip.GetEntry("qmk_firmware/bakery-pretzel-mine.json").ShouldBeNull();
    }

    // Until the compiler's first report on the branch, names are taken to matter; so this may need more than one try.
    private static async Task<(int Variant, JsonNode Job)> BakeUnderTwoNamesAsync(CompileClient client)
    {
        for (var variant = 0; ; variant++)
        {
            await client.WaitForAsync(await client.SubmitAsync(SampleKeymap.Valid(variant)), "finished");
            var job = await client.GetAsync(await client.SubmitAsync(SampleKeymap.Valid(variant, keymap: "yours")));
            if ((string?)job["status"] == "finished")
            {
                return (variant, job);
            }

            variant.ShouldBeLessThan(25, "No build was shared.");
            await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        }
    }
}
