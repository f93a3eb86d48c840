using KeymapBakery.EndToEnd.Tests.Running;

namespace KeymapBakery.EndToEnd.Tests;

/// <summary>
/// The real QMK Configurator before a bakery that runs already, with the real firmware: <c>BAKERY_FIRMWARE=… ./bakery up</c>. BAKERY_API
/// is its address; BAKERY_SCREENSHOTS, if set, a folder for pictures of what was seen.
/// </summary>
public sealed class RealKeyboardTests
{
    private static readonly string? Api = Environment.GetEnvironmentVariable("BAKERY_API");
    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("BAKERY_SCREENSHOTS");

    public static bool HasNoBakery => FrontEnd.Checkout is null || string.IsNullOrEmpty(Api);

    [Fact(Skip = "BAKERY_CONFIGURATOR or BAKERY_API is not set", SkipWhen = nameof(HasNoBakery))]
    public async Task Real_keyboards_are_drawn_baked_and_downloaded()
    {
        var address = new Uri(Api!);
        using var site = await ConfiguratorSite.BuildAsync(FrontEnd.Checkout!, address);

        await BakeAsync(site, address, "crkbd/rev1", "LAYOUT_split_3x6_3", 42);
        await BakeAsync(site, address, "planck/rev6", "LAYOUT_ortho_4x12", 48);
    }

    private static async Task BakeAsync(ConfiguratorSite site, Uri address, string keyboard, string layout, int keys)
    {
        await using var page = await ConfiguratorPage.OpenAsync(site, keyboard, layout);
        await page.WaitForTerminalAsync("Loaded ");
        (await page.KeyboardsAsync()).Length.ShouldBeGreaterThan(3000);
        (await page.KeyCountAsync()).ShouldBe(keys);
        await page.SetKeyAsync(0, "KC_F24");
        await page.SetNameAsync("sunday");
        await PictureAsync(page, keyboard, "drawn");

        (await page.CompileAsync())[^1].ShouldBe("finished", await page.TerminalAsync());
        await PictureAsync(page, keyboard, "finished");
        await page.ShouldHandOutWhatADirectPostGivesAsync(new CompileClient(address), keyboard, "sunday");

        await page.SetKeyWithFieldAsync(1, "text", "KC_NO_SUCH_KEY");
        (await page.CompileAsync())[^1].ShouldBe("failed");
        (await page.TerminalAsync()).ShouldContain("KC_NO_SUCH_KEY");
        await PictureAsync(page, keyboard, "failed");
        await page.ShouldBeContentAsync();
    }

    private static Task PictureAsync(ConfiguratorPage page, string keyboard, string moment) =>
        string.IsNullOrEmpty(Screenshots)
            ? Task.CompletedTask
            : page.TakePictureAsync(Path.Combine(Screenshots, $"{keyboard.Replace('/', '_')}-{moment}.png"));
}
