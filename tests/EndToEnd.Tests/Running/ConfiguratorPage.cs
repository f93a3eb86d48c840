using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>The QMK Configurator in a headless browser, used as people use it. What each action does stands in <c>configurator.js</c>.</summary>
internal sealed class ConfiguratorPage : IAsyncDisposable
{
    private static readonly string Driver = RepositoryRoot.Of("tests/EndToEnd.Tests/configurator");

    private readonly TemporaryFolder _downloads = new("downloads");
    private readonly Process _browser;

    private ConfiguratorPage(string site) =>
        _browser = Process.Start(new ProcessStartInfo("node", ["drive.js", site, _downloads.Path])
        {
            WorkingDirectory = Driver,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    /// <summary>Opens the page at a keyboard and one of its layouts.</summary>
    public static async Task<ConfiguratorPage> OpenAsync(ConfiguratorSite site, string keyboard, string layout)
    {
        await NodePackages.InstallAsync(Driver);
        var page = new ConfiguratorPage(site.Path);
        try
        {
            await page.DoAsync("open", keyboard, layout);
            return page;
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
    }

    /// <summary>The keyboards in the list, in its order.</summary>
    public async Task<string[]> KeyboardsAsync() => TextsOf(await DoAsync("keyboards"));

    public Task ChooseKeyboardAsync(string keyboard) => DoAsync("chooseKeyboard", keyboard);

    public Task ChooseLayoutAsync(string layout) => DoAsync("chooseLayout", layout);

    public async Task<string> LayoutAsync() => (string)(await DoAsync("layout"))!;

    public async Task<int> KeyCountAsync() => (int)(await DoAsync("keyCount"))!;

    public Task ChooseLayerAsync(int layer) => DoAsync("chooseLayer", layer);

    /// <summary>Selects a key, and then a keycode in the palettes.</summary>
    public Task SetKeyAsync(int index, string keycode) => DoAsync("setKey", index, keycode);

    /// <summary>Makes a key one of those that have a field: <c>text</c> with a keycode of one's own, <c>MO(layer)</c> with a number.</summary>
    public Task SetKeyWithFieldAsync(int index, string keycode, string text) => DoAsync("setKeyWithField", index, keycode, text);

    public Task SetNameAsync(string name) => DoAsync("setName", name);

    public Task LoadDefaultAsync() => DoAsync("loadDefault");

    /// <summary>Presses Compile and waits for the end; the status in each answer to the page's polls.</summary>
    public async Task<string[]> CompileAsync() => TextsOf(await DoAsync("compile"));

    public async Task<string> TerminalAsync() => (string)(await DoAsync("terminal"))!;

    public Task WaitForTerminalAsync(string text) => DoAsync("waitForTerminal", text);

    /// <summary>Whether the buttons for firmware and source can be pressed.</summary>
    public async Task<(bool Firmware, bool Source)> CanDownloadAsync()
    {
        var can = (await DoAsync("canDownload"))!;
        return ((bool)can["firmware"]!, (bool)can["source"]!);
    }

    public Task<Download> DownloadFirmwareAsync() => DownloadAsync("downloadFirmware");

    public Task<Download> DownloadSourceAsync() => DownloadAsync("downloadSource");

    public Task<Download> ExportKeymapAsync() => DownloadAsync("exportKeymap");

    public Task ImportFileAsync(string path) => DoAsync("importFile", path);

    public Task ImportUrlAsync(Uri url) => DoAsync("importUrl", url.ToString());

    /// <summary>The service light: whether it is green, the version and the words beside it.</summary>
    public async Task<(bool IsRunning, string Version, string Jobs)> StatusBarAsync()
    {
        var bar = (await DoAsync("statusBar"))!;
        return ((bool)bar["isRunning"]!, (string)bar["version"]!, (string)bar["jobs"]!);
    }

    /// <summary>Errors in the browser's console since the page was opened.</summary>
    public async Task<string[]> ErrorsAsync() => TextsOf((await DoAsync("complaints"))!["errors"]);

    /// <summary>Message boxes since the page was opened, all of them answered with OK.</summary>
    public async Task<string[]> DialogsAsync() => TextsOf((await DoAsync("complaints"))!["dialogs"]);

    /// <summary>Saves what the window shows, as PNG.</summary>
    public Task TakePictureAsync(string path) => DoAsync("screenshot", path);

    public async ValueTask DisposeAsync()
    {
        _browser.StandardInput.Close();
        try
        {
            await _browser.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (TimeoutException)
        {
            _browser.Kill(entireProcessTree: true);
        }

        _browser.Dispose();
        _downloads.Dispose();
    }

    private static string[] TextsOf(JsonNode? texts) => [.. texts!.AsArray().Select(text => (string)text!)];

    private async Task<Download> DownloadAsync(string action)
    {
        var path = (string)(await DoAsync(action))!;
        return new Download(Path.GetFileName(path), await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    private async Task<JsonNode?> DoAsync(string action, params object[] with)
    {
        await _browser.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { @do = action, with }));
        await _browser.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var answer = await _browser.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException($"The browser ended while it was to {action}.");
        var json = JsonNode.Parse(answer)!;
        return json["error"] is { } error ? throw new InvalidOperationException((string)error!) : json["value"];
    }
}
