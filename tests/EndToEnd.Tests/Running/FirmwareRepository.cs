using System.Security.Cryptography;
using KeymapBakery.Testing;

namespace KeymapBakery.EndToEnd.Tests.Running;

/// <summary>
/// The sample firmware tree as a git repository. Its <c>bin/qmk</c> first waits as long as a file beside the repository says, so that
/// tests can reach into a running build.
/// </summary>
internal sealed class FirmwareRepository
{
    private readonly string _tools;

    private FirmwareRepository(string path, string tools)
    {
        Path = path;
        _tools = tools;
    }

    public string Path { get; }

    /// <summary>Path on which builds find their tools, one of which is slow at will.</summary>
    public string ToolchainPath => $"{_tools}:/usr/bin:/bin";

    public static async Task<FirmwareRepository> CreateAsync(string folder)
    {
        var path = System.IO.Path.Combine(folder, "firmware");
        var tools = System.IO.Path.Combine(folder, "tools");
        await Command.RunAsync("cp", ["-a", RepositoryRoot.Of("samples/firmware"), path]);
        Directory.CreateDirectory(tools);
        var compiler = System.IO.Path.Combine(tools, "avr-gcc");
        await File.WriteAllTextAsync(
            compiler,
            """
            #!/bin/sh
            case "$*" in *keymap_introspection.c*) sleep "$(cat "${0%/*}/delay" 2>/dev/null || echo 0)" ;; esac
            exec /usr/bin/avr-gcc "$@"

            """);
        File.SetUnixFileMode(compiler, (UnixFileMode)0b111_101_101);
        await Command.RunAsync("git", ["init", "-q", "-b", "master", path]);
        await Command.RunAsync("git", ["-C", path, "add", "-A"]);
        await Command.RunAsync(
            "git",
            ["-C", path, "-c", "user.name=Test", "-c", "user.email=test@localhost", "commit", "-q", "-m", "Firmware"]);
        return new FirmwareRepository(path, tools);
    }

    /// <summary>Makes every build from now on take this much longer.</summary>
    public void DelayBuilds(double seconds) =>
        File.WriteAllText(System.IO.Path.Combine(_tools, "delay"), seconds.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>SHA-256 of the firmware that the tree's own command line makes of a keymap, without any service.</summary>
    public async Task<string> ExpectedHashAsync(string keymapJson)
    {
        using var folder = new TemporaryFolder("expected");
        var tree = folder.Of("tree");
        await Command.RunAsync("git", ["clone", "-q", Path, tree]);
        await File.WriteAllTextAsync(System.IO.Path.Combine(tree, "posted.json"), keymapJson);
        await Command.RunAsync(System.IO.Path.Combine(tree, "bin/qmk"), ["compile", "posted.json"], tree);
        var firmware = Directory.GetFiles(tree, "*.hex").Single();
        return Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(firmware)));
    }
}
