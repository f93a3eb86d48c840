using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>What must hold of the QMK Configurator whatever keyboard it shows.</summary>
internal static class ConfiguratorExpectations
{
    /// <summary>
    /// The firmware is that of the exported keymap posted to the API without a browser, byte for byte, and the source holds that
    /// keymap and its keyboard.
    /// </summary>
    public static async Task ShouldHandOutWhatADirectPostGivesAsync(
        this ConfiguratorPage page, CompileClient client, string keyboard, string keymap)
    {
        (await page.CanDownloadAsync()).ShouldBe((true, true));
        var firmware = await page.DownloadFirmwareAsync();
        var source = await page.DownloadSourceAsync();
        var exported = await page.ExportKeymapAsync();

        Path.GetFileNameWithoutExtension(firmware.FileName).ShouldBe($"{keyboard.Replace('/', '_')}_{keymap}");
        var id = await client.SubmitAsync(Encoding.UTF8.GetString(exported.Content));
        var direct = (await client.WaitForAsync(id, "finished"))["result"]!;
        (await CompileClient.DownloadAsync(direct["firmware_binary_url"]![0]!)).Hash.ShouldBe(firmware.Hash);

        var stem = $"{keyboard.Replace('/', '-')}-{keymap}";
        source.FileName.ShouldBe($"qmk_firmware-{stem}.zip");
        await using var zip = new ZipArchive(new MemoryStream(source.Content));
        (await ReadAsync(zip, $"qmk_firmware/{stem}.json")).Layer(0).ShouldBe(exported.Layer(0));
        zip.Entries.ShouldContain(entry => entry.FullName.StartsWith($"qmk_firmware/keyboards/{keyboard}/", StringComparison.Ordinal));
    }

    /// <summary>Nothing in the browser's console is an error, and no message box was shown.</summary>
    public static async Task ShouldBeContentAsync(this ConfiguratorPage page)
    {
        (await page.ErrorsAsync()).ShouldBeEmpty();
        (await page.DialogsAsync()).ShouldBeEmpty();
    }

    /// <summary>One layer of a keymap.json, as JSON. The page marks keycodes typed by hand with <c>ANY()</c> in its files only.</summary>
    public static string Layer(this Download keymap, int layer) => new JsonArray([
        .. JsonNode.Parse(keymap.Content)!["layers"]![layer]!.AsArray().Select(key => (JsonNode?)WithoutMark((string?)key)),
    ]).ToJsonString();

    private static string? WithoutMark(string? keycode) =>
        keycode is not null && keycode.StartsWith("ANY(", StringComparison.Ordinal) ? keycode[4..^1] : keycode;

    private static async Task<Download> ReadAsync(ZipArchive zip, string name)
    {
        await using var stream = await zip.GetEntry(name)!.OpenAsync(TestContext.Current.CancellationToken);
        var content = new MemoryStream();
        await stream.CopyToAsync(content, TestContext.Current.CancellationToken);
        return new Download(name, content.ToArray());
    }
}
