using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using KeymapBakery.Gateway.Tests.Running;
using Shouldly;

namespace KeymapBakery.Gateway.Tests;

/// <summary>Firmware and keymap in one file.</summary>
public sealed class BundleTests(RunningGateway gateway)
{
    private const string Firmware = ":00000001FF\n";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_finished_job_has_a_bundle_with_what_was_made_and_of_what()
    {
        var keymap = GatewayClient.Keymap.Replace("\"notes\":\"\"", "\"notes\":\"Layer 1 is for symbols.\"", StringComparison.Ordinal);
        var location = await LocationAsync(await FinishedAsync(keymap));
        location.AbsolutePath.ShouldEndWith("/crkbd_rev1_mine.qmk");

        using var response = await gateway.Client.GetAsync(location, Cancelled);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("crkbd_rev1_mine.qmk");
        await using var content = await response.Content.ReadAsStreamAsync(Cancelled);
        using var archive = new ZipArchive(content);
        archive.Entries.Select(entry => entry.FullName).ShouldBe(["firmware.hex", "keymap.json", "readme.md"]);
        (await ReadAsync(archive, "firmware.hex")).ShouldBe(Firmware);
        JsonNode.Parse(await ReadAsync(archive, "keymap.json"))!["keyboard"]!.GetValue<string>().ShouldBe("crkbd/rev1");
        (await ReadAsync(archive, "readme.md")).ShouldBe("Layer 1 is for symbols.");
        archive.Entries.ShouldAllBe(entry => entry.LastWriteTime.Year == 1980);
    }

    [Fact]
    public async Task The_same_job_has_the_same_bytes_again()
    {
        var location = await LocationAsync(await FinishedAsync(GatewayClient.Keymap));

        var first = await gateway.Client.GetByteArrayAsync(location, Cancelled);
        await Task.Delay(TimeSpan.FromSeconds(2.1), Cancelled);

        (await gateway.Client.GetByteArrayAsync(location, Cancelled)).ShouldBe(first);
    }

    [Fact]
    public async Task A_job_without_firmware_has_no_bundle()
    {
        var jobId = await gateway.SubmitAsync();
        using var early = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/bundle");
        gateway.Jobs.Change(jobId, Builds.Fail);
        using var failed = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/bundle");

        (await early.ErrorAsync(404)).Message().ShouldContain("queued");
        (await failed.ErrorAsync(404)).Message().ShouldContain("failed");
    }

    [Fact]
    public async Task A_firmware_that_is_gone_is_said_to_be()
    {
        var jobId = await gateway.SubmitAsync();
        gateway.Jobs.Change(jobId, Builds.Finish);

        using var response = await gateway.Client.GetAsync(await LocationAsync(jobId), Cancelled);

        (await response.ErrorAsync(404)).Message().ShouldContain("does not exist any more");
    }

    private async Task<string> FinishedAsync(string keymap)
    {
        var jobId = await gateway.SubmitAsync(keymap);
        gateway.Jobs.Change(jobId, Builds.Finish);
        await gateway.StoreAsync(gateway.Jobs.Find(jobId).Build.Firmware.Key, Firmware);
        return jobId;
    }

    private async Task<Uri> LocationAsync(string jobId)
    {
        using var redirect = await gateway.SendAsync(HttpMethod.Get, $"/v1/compile/{jobId}/bundle");
        redirect.StatusCode.ShouldBe(HttpStatusCode.Found);
        return redirect.Headers.Location!;
    }

    private static async Task<string> ReadAsync(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return await reader.ReadToEndAsync(Cancelled);
    }
}
