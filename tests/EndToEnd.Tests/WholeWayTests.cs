using System.IO.Compression;
using KeymapBakery.EndToEnd.Tests.Running;
using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests;

public sealed class WholeWayTests
{
    [Theory]
    [InlineData("file system")]
    [InlineData("S3")]
    public async Task A_posted_keymap_comes_back_as_firmware_keymap_and_source(string store)
    {
        await using var s3 = store == "S3" ? await S3Server.StartAsync() : null;
        await using var bakery = await Bakery.StartAsync(s3);
        var posted = SampleKeymap.Valid();

        var id = await bakery.Client.SubmitAsync(posted);
        var job = await bakery.Client.WaitForAsync(id, "finished");

        var result = job["result"]!;
        ((bool)job["is_failed"]!).ShouldBeFalse();
        ((int)result["returncode"]!).ShouldBe(0);
        ((string)result["output"]!).ShouldContain("Compiling");
        ((string)result["keymap_json"]!).ShouldBe(posted);

        var firmware = await CompileClient.DownloadAsync(result["firmware_binary_url"]![0]!);
        firmware.FileName.ShouldBe("bakery_pretzel_mine.hex");
        ((string)result["firmware_filename"]!).ShouldBe("bakery_pretzel_mine.hex");
        firmware.Hash.ShouldBe(await bakery.Firmware.ExpectedHashAsync(posted));

        var keymap = await CompileClient.DownloadAsync(result["firmware_keymap_url"]![0]!);
        keymap.FileName.ShouldBe("bakery-pretzel-mine.json");

        var source = await CompileClient.DownloadAsync(result["firmware_source_url"]![0]!);
        source.FileName.ShouldBe("qmk_firmware-bakery-pretzel-mine.zip");
        using var zip = new ZipArchive(new MemoryStream(source.Content));
        var names = zip.Entries.Select(entry => entry.FullName).ToList();
        names.ShouldContain("qmk_firmware/bakery-pretzel-mine.json");
        names.ShouldContain("qmk_firmware/keyboards/bakery/pretzel/keyboard.json");
        names.ShouldNotContain(name => name.Contains("/.git/") || name.Contains("/.build/"));
    }

    [Fact]
    public async Task The_downloaded_source_compiles_to_the_downloaded_firmware()
    {
        await using var bakery = await Bakery.StartAsync();
        var id = await bakery.Client.SubmitAsync(SampleKeymap.Valid(3));
        var result = (await bakery.Client.WaitForAsync(id, "finished"))["result"]!;
        var firmware = await CompileClient.DownloadAsync(result["firmware_binary_url"]![0]!);
        var source = await CompileClient.DownloadAsync(result["firmware_source_url"]![0]!);

        using var folder = new TemporaryFolder("source");
        await File.WriteAllBytesAsync(folder.Of("source.zip"), source.Content, TestContext.Current.CancellationToken);
        await Command.RunAsync("unzip", ["-q", folder.Of("source.zip"), "-d", folder.Path]);
        var tree = folder.Of("qmk_firmware");
        await Command.RunAsync(Path.Combine(tree, "bin/qmk"), ["compile", "bakery-pretzel-mine.json"], tree);

        var rebuilt = await File.ReadAllBytesAsync(Path.Combine(tree, firmware.FileName!), TestContext.Current.CancellationToken);
        rebuilt.ShouldBe(firmware.Content);
    }

    [Fact]
    public async Task A_keymap_that_does_not_compile_is_failed_with_the_compilers_words_and_its_source()
    {
        await using var bakery = await Bakery.StartAsync();

        var id = await bakery.Client.SubmitAsync(SampleKeymap.UnknownKeycode());
        var job = await bakery.Client.WaitForAsync(id, "failed");

        var result = job["result"]!;
        ((bool)job["is_failed"]!).ShouldBeTrue();
        ((int)result["returncode"]!).ShouldNotBe(0);
        ((string)result["output"]!).ShouldContain("KC_NO_SUCH_KEY");
        (await CompileClient.DownloadAsync(result["firmware_source_url"]![0]!)).Content.ShouldNotBeEmpty();
        (await CompileClient.DownloadAsync(result["firmware_keymap_url"]![0]!)).Content.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Two_hundred_keymaps_posted_at_once_all_come_back_right()
    {
        await using var bakery = await Bakery.StartAsync();
        const int Submissions = 200;
        const int Variants = 8;

        var ids = await Task.WhenAll(Enumerable.Range(0, Submissions).Select(n => bakery.Client.SubmitAsync(SampleKeymap.Valid(n % Variants))));
        ids.Distinct().Count().ShouldBe(Submissions);

        var expected = await Task.WhenAll(
            Enumerable.Range(0, Variants).Select(variant => bakery.Firmware.ExpectedHashAsync(SampleKeymap.Valid(variant))));
        for (var n = 0; n < Submissions; n++)
        {
            var job = await bakery.Client.WaitForAsync(ids[n], "finished", seconds: 180);
            var firmware = await CompileClient.DownloadAsync(job["result"]!["firmware_binary_url"]![0]!);
            firmware.Hash.ShouldBe(expected[n % Variants]);
        }
    }
}
