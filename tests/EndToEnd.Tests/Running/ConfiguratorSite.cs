using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>The QMK Configurator, built from a checkout of its repository as the static files a web server hands out.</summary>
internal sealed class ConfiguratorSite : IDisposable
{
    private readonly TemporaryFolder _folder = new("configurator");

    private ConfiguratorSite()
    {
    }

    /// <summary>Full path of the folder with the page.</summary>
    public string Path => _folder.Of("site");

    /// <summary>
    /// Builds the page; takes about 15 seconds, and a minute the first time, when the packages of the checkout are installed. Nothing
    /// else in the checkout changes.
    /// </summary>
    /// <param name="checkout">The repository of the QMK Configurator, checked out.</param>
    /// <param name="api">What the page is to ask for keyboards and for firmware.</param>
    public static async Task<ConfiguratorSite> BuildAsync(string checkout, Uri api)
    {
        await InstallPackagesAsync(checkout);
        var site = new ConfiguratorSite();
        try
        {
            var address = api.GetLeftPart(UriPartial.Authority);
            await Command.RunAsync(
                "env",
                [
                    $"VITE_API_URL={address}", $"VITE_KEYBOARDS_URL={address}",
                    "node_modules/.bin/vite", "build", "--outDir", site.Path, "--emptyOutDir", "--logLevel", "error",
                ],
                checkout);
            return site;
        }
        catch
        {
            site.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Adds the default keymaps of a firmware tree. The page does not ask the API for them but where it lies itself, and its
    /// repository holds those of the keyboards of qmk_firmware.
    /// </summary>
    public void AddDefaultKeymaps(string firmware)
    {
        var keyboards = System.IO.Path.Combine(firmware, "keyboards");
        foreach (var info in Directory.EnumerateFiles(keyboards, "keyboard.json", SearchOption.AllDirectories))
        {
            var folder = System.IO.Path.GetDirectoryName(info)!;
            var name = System.IO.Path.GetRelativePath(keyboards, folder);
            if (DefaultKeymapOf(folder, keyboards) is { } keymap)
            {
                var target = System.IO.Path.Combine(Path, "keymaps", name[..1], $"{name.Replace('/', '_')}_default.json");
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Copy(keymap, target);
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    // A revision has the keymaps of the folders above it too.
    private static string? DefaultKeymapOf(string? folder, string keyboards)
    {
        for (; folder != keyboards; folder = System.IO.Path.GetDirectoryName(folder))
        {
            var keymap = System.IO.Path.Combine(folder!, "keymaps/default/keymap.json");
            if (File.Exists(keymap))
            {
                return keymap;
            }
        }

        return null;
    }

    private static async Task InstallPackagesAsync(string checkout)
    {
        if (Directory.Exists(System.IO.Path.Combine(checkout, "node_modules")))
        {
            return;
        }

        await Command.RunAsync(
            "npx",
            ["--yes", "yarn@1.22.22", "install", "--frozen-lockfile", "--ignore-scripts", "--non-interactive"],
            checkout);
        // The one script of a package that the build needs: it picks the code for the version of Vue that is there.
        await Command.RunAsync("node", ["node_modules/vue-demi/scripts/postinstall.js"], checkout);
    }
}
