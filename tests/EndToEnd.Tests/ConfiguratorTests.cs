using System.Text;
using KeymapBakery.EndToEnd.Tests.Running;
using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests;

/// <summary>The real QMK Configurator, built from BAKERY_CONFIGURATOR, served from an origin of its own, in headless Chromium.</summary>
public sealed class ConfiguratorTests(FrontEnd frontEnd) : IClassFixture<FrontEnd>
{
    private const string Skipped = "BAKERY_CONFIGURATOR is not set";
    private const string Pretzel = "bakery/pretzel";
    private const string Croissant = "bakery/croissant";
    private const string PretzelLayout = "LAYOUT_ortho_2x3";

    public static bool HasNoConfigurator => FrontEnd.Checkout is null;

    [Fact(Skip = Skipped, SkipWhen = nameof(HasNoConfigurator))]
    public async Task Every_keyboard_of_the_firmware_can_be_chosen_and_is_drawn_with_its_readme()
    {
        await using var page = await OpenPretzelAsync();

        (await page.KeyboardsAsync()).ShouldBe(["bakery/baguette/rev1", "bakery/baguette/rev2", Croissant, Pretzel]);
        await page.ChooseKeyboardAsync("bakery/baguette/rev2");
        (await page.LayoutAsync()).ShouldBe("LAYOUT_ortho_3x10");
        await page.ChooseKeyboardAsync(Croissant);
        await page.WaitForTerminalAsync("Loaded 2 layers and 34 keycodes");
        (await page.TerminalAsync()).ShouldStartWith("# Croissant");
        (await page.LayoutAsync()).ShouldBe("LAYOUT_numpad_5x4");
        (await page.KeyCountAsync()).ShouldBe(17);
        await page.ChooseLayoutAsync("LAYOUT_ortho_5x4");
        (await page.KeyCountAsync()).ShouldBe(20);
        (await page.StatusBarAsync()).ShouldBe((true, "v1.0.0", "Ready"));
        await page.ShouldBeContentAsync();
    }

    [Fact(Skip = Skipped, SkipWhen = nameof(HasNoConfigurator))]
    public async Task A_keymap_drawn_in_the_page_is_baked_and_downloaded_as_firmware_and_source()
    {
        await using var page = await OpenPretzelAsync();
        await page.SetKeyAsync(0, "KC_A");
        await page.SetKeyAsync(1, "KC_MUTE");
        await page.SetKeyWithFieldAsync(2, "MO(layer)", "3");
        await page.SetKeyWithFieldAsync(3, "text", "LCTL(KC_Z)");
        await page.ChooseLayerAsync(3);
        await page.SetKeyAsync(5, "QK_BOOT");
        await page.SetNameAsync("Sunday Bread");
        frontEnd.Bakery.Firmware.DelayBuilds(4);
        string[] states;
        try
        {
            states = await page.CompileAsync();
        }
        finally
        {
            frontEnd.Bakery.Firmware.DelayBuilds(0);
        }

        states.ShouldContain("running");
        states[^1].ShouldBe("finished");
        var terminal = await page.TerminalAsync();
        terminal.ShouldContain("* Received job_id: ");
        terminal.ShouldContain("* Running");
        terminal.ShouldContain("* Finished:");
        await page.ShouldHandOutWhatADirectPostGivesAsync(frontEnd.Bakery.Client, Pretzel, "sunday_bread");
        await page.ShouldBeContentAsync();
    }

    [Fact(Skip = Skipped, SkipWhen = nameof(HasNoConfigurator))]
    public async Task The_default_keymap_is_loaded_exported_and_baked()
    {
        await using var page = await ConfiguratorPage.OpenAsync(frontEnd.Site, Croissant, "LAYOUT_numpad_5x4");
        await page.WaitForTerminalAsync("Loaded 2 layers and 34 keycodes");
        await page.SetKeyAsync(0, "KC_A");
        (await page.ExportKeymapAsync()).Layer(0).ShouldStartWith("[\"KC_A\",");

        await page.LoadDefaultAsync();
        // The page does not say when a default keymap asked for by hand is there.
        var exported = await Eventually.GetAsync(
            async () => await page.ExportKeymapAsync() is var keymap && keymap.Layer(0).StartsWith("[\"KC_NUM\"", StringComparison.Ordinal) ? keymap : null,
            TimeSpan.FromSeconds(20),
            "The default keymap");
        var original = new Download("keymap.json", await File.ReadAllBytesAsync(
            RepositoryRoot.Of($"samples/firmware/keyboards/{Croissant}/keymaps/default/keymap.json"), TestContext.Current.CancellationToken));
        exported.Layer(0).ShouldBe(original.Layer(0));
        exported.Layer(1).ShouldBe(original.Layer(1));
        (await page.CompileAsync())[^1].ShouldBe("finished");
        (await page.DownloadFirmwareAsync()).Hash.ShouldBe(await frontEnd.Bakery.Firmware.ExpectedHashAsync(Encoding.UTF8.GetString(exported.Content)));
        (await page.DialogsAsync()).ShouldHaveSingleItem().ShouldStartWith("confirm: ");
        (await page.ErrorsAsync()).ShouldBeEmpty();
    }

    [Fact(Skip = Skipped, SkipWhen = nameof(HasNoConfigurator))]
    public async Task An_exported_keymap_is_imported_again_from_a_file_and_from_the_url_of_a_job()
    {
        using var folder = new TemporaryFolder("import");
        await using var first = await OpenPretzelAsync();
        await first.SetKeyAsync(4, "KC_ENT");
        await first.SetNameAsync("crumbs");
        var exported = await first.ExportKeymapAsync();
        exported.FileName.ShouldBe("crumbs.json");
        await File.WriteAllBytesAsync(folder.Of("crumbs.json"), exported.Content, TestContext.Current.CancellationToken);

        await using var second = await ConfiguratorPage.OpenAsync(frontEnd.Site, Croissant, "LAYOUT_ortho_5x4");
        await second.WaitForTerminalAsync("Loaded");
        await second.ImportFileAsync(folder.Of("crumbs.json"));
        await second.WaitForTerminalAsync("# Pretzel");
        (await second.LayoutAsync()).ShouldBe(PretzelLayout);
        (await second.ExportKeymapAsync()).Content.ShouldBe(exported.Content);
        (await second.CompileAsync())[^1].ShouldBe("finished");
        await second.ShouldBeContentAsync();

        var id = await frontEnd.Bakery.Client.SubmitAsync(Encoding.UTF8.GetString(exported.Content));
        await frontEnd.Bakery.Client.WaitForAsync(id, "finished");
        await using var third = await ConfiguratorPage.OpenAsync(frontEnd.Site, Croissant, "LAYOUT_ortho_5x4");
        await third.WaitForTerminalAsync("Loaded");
        await third.ImportUrlAsync(new Uri(frontEnd.Bakery.Address, $"/v1/compile/{id}/keymap"));
        await third.WaitForTerminalAsync("# Pretzel");
        (await third.ExportKeymapAsync()).Content.ShouldBe(exported.Content);
        await third.ShouldBeContentAsync();
    }

    [Fact(Skip = Skipped, SkipWhen = nameof(HasNoConfigurator))]
    public async Task A_build_that_fails_is_shown_as_failed_with_the_compilers_words_and_the_next_one_succeeds()
    {
        await using var page = await OpenPretzelAsync();
        await page.SetKeyWithFieldAsync(0, "text", "KC_NO_SUCH_KEY");

        (await page.CompileAsync())[^1].ShouldBe("failed");
        var terminal = await page.TerminalAsync();
        terminal.ShouldContain("* Failed");
        terminal.ShouldContain("* Error:");
        terminal.ShouldContain("KC_NO_SUCH_KEY");
        terminal.ShouldNotContain("* Finished");
        terminal.ShouldNotContain(letter => letter == '\u001b', "colour codes are noise in the page");
        (await page.CanDownloadAsync()).Firmware.ShouldBeFalse();

        await page.SetKeyAsync(0, "KC_B");
        (await page.CompileAsync())[^1].ShouldBe("finished");
        (await page.CanDownloadAsync()).ShouldBe((true, true));
        await page.ShouldBeContentAsync();
    }

    private async Task<ConfiguratorPage> OpenPretzelAsync()
    {
        var page = await ConfiguratorPage.OpenAsync(frontEnd.Site, Pretzel, PretzelLayout);
        await page.WaitForTerminalAsync("Loaded 2 layers and 12 keycodes");
        return page;
    }
}
