using System.IO.Compression;
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
        // The first build tells which compiler has which commit; until then names are taken to matter.
        await bakery.Client.WaitForAsync(await bakery.Client.SubmitAsync(SampleKeymap.Valid(1)), "finished");
        await bakery.Client.WaitForAsync(await bakery.Client.SubmitAsync(SampleKeymap.Valid()), "finished");

        var job = await bakery.Client.GetAsync(await bakery.Client.SubmitAsync(SampleKeymap.Valid(keymap: "yours")));

        ((string?)job["status"]).ShouldBe("finished");
        var result = job["result"]!;
        ((string)result["firmware_filename"]!).ShouldBe("bakery_pretzel_yours.hex");
        ((string)result["output"]!).ShouldNotContain("bakery_pretzel_mine");
        var firmware = await CompileClient.DownloadAsync(result["firmware_binary_url"]![0]!);
        firmware.FileName.ShouldBe("bakery_pretzel_yours.hex");
        firmware.Hash.ShouldBe(await bakery.Firmware.ExpectedHashAsync(SampleKeymap.Valid()));
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
}
