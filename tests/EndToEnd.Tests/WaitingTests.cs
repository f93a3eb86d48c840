using System.IO.Compression;
using System.Text.Json.Nodes;
using KeymapBakery.EndToEnd.Tests.Running;

namespace KeymapBakery.EndToEnd.Tests;

public sealed class WaitingTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_request_gets_a_keymap_compiled_and_repeated_it_gets_the_same_job()
    {
        await using var bakery = await Bakery.StartAsync();
        using var client = new HttpClient { BaseAddress = bakery.Address };
        var keymap = SampleKeymap.Valid();

        var ended = await SubmitAsync(client, keymap);
        var again = await SubmitAsync(client, keymap);

        ((string)ended["status"]!).ShouldBe("finished");
        ((string)again["job_id"]!).ShouldBe((string)ended["job_id"]!);
        await using var content = await client.GetStreamAsync($"/v1/compile/{ended["job_id"]}/bundle", Cancelled);
        using var bundle = new ZipArchive(content);
        var firmware = await CompileClient.DownloadAsync(ended["result"]!["firmware_binary_url"]![0]!);
        await using var bundled = bundle.GetEntry("firmware.hex")!.Open();
        using var bytes = new MemoryStream();
        await bundled.CopyToAsync(bytes, Cancelled);
        bytes.ToArray().ShouldBe(firmware.Content);
    }

    private static async Task<JsonNode> SubmitAsync(HttpClient client, string keymap)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/compile?wait=60") { Content = new StringContent(keymap) };
        request.Headers.Add("Idempotency-Key", "7d0c2b1e-keymap");
        using var response = await client.SendAsync(request, Cancelled);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
    }
}
