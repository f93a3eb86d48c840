using System.IO.Compression;
using System.Text.Json.Nodes;
using KeymapBakery.ApiClient.Tests.Running;
using Shouldly;

namespace KeymapBakery.ApiClient.Tests;

public sealed class BundledKeyboardTests(DescribedApi api) : IClassFixture<DescribedApi>
{
    [Fact]
    public async Task A_bundle_has_what_is_known_about_the_keyboard()
    {
        var jobId = await api.SubmitAsync(Guid.NewGuid().ToString());
        await api.FinishAsync(jobId);

        await using var content = await api.Client.GetStreamAsync($"/v1/compile/{jobId}/bundle", TestContext.Current.CancellationToken);
        using var archive = new ZipArchive(content);

        archive.Entries.Select(entry => entry.FullName).ShouldBe(["firmware.hex", "keymap.json", "info.json"]);
        await using var info = archive.GetEntry("info.json")!.Open();
        var keyboard = (await JsonNode.ParseAsync(info, cancellationToken: TestContext.Current.CancellationToken))!;
        keyboard["keyboard_name"]!.GetValue<string>().ShouldBe("Pretzel");
        keyboard["layouts"]!["LAYOUT_ortho_2x3"].ShouldNotBeNull();
    }
}
