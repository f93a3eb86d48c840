using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.BakingBench.Tools;

namespace KeymapBakery.BakingBench.Plain;

/// <summary>Compiles keymaps as the firmware's own documentation says: <c>qmk compile keymap.json</c>.</summary>
/// <param name="tree">Where.</param>
/// <param name="toolPath">Where the tools are, like PATH.</param>
internal sealed class PlainCompiler(ScratchTree tree, string toolPath)
{
    private static readonly string[] Endings = [".hex", ".bin", ".uf2"];

    private readonly string _home = Directory.CreateDirectory(Path.Combine(tree.Directory, ".git", "home")).FullName;

    /// <summary>Where compilers and firmware appear.</summary>
    public string BuildDirectory => Path.Combine(tree.Directory, ".build");

    /// <summary>The environment of a build: where the tools are, and nothing else.</summary>
    /// <param name="firstOnPath">A directory of tools to prefer; null for none.</param>
    public Dictionary<string, string> Environment(string? firstOnPath = null)
    {
        // As in the compiler service, a firmware's own bin comes last.
        string?[] path = [firstOnPath, toolPath, Path.Combine(tree.Directory, "bin")];
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["PATH"] = string.Join(':', path.OfType<string>()),
            ["HOME"] = _home,
            ["TZ"] = "UTC",
            ["LANG"] = "C.UTF-8",
        };
    }

    /// <summary>Compiles from a clean <c>.build</c>.</summary>
    public Task<PlainBuild> CompileAsync(Payload payload, string? firstOnPath = null) =>
        CompileAsync(payload, [], Environment(firstOnPath));

    /// <summary>
    /// Compiles under a clock that stands still at the commit's time. Then everything that stamps a date, version.h as well as the
    /// preprocessor's <c>__DATE__</c>, gives the same on every day.
    /// </summary>
    public Task<PlainBuild> CompileAtCommitTimeAsync(Payload payload)
    {
        var environment = Environment();
        // make compares the times of files, which must stay true; timeouts wait by the monotonic clock.
        environment["NO_FAKE_STAT"] = "1";
        environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        return CompileAsync(payload, ["faketime", "-f", tree.CommittedAt], environment);
    }

    /// <summary>Writes the keymap.c of a keymap.</summary>
    public async Task WriteKeymapCAsync(Payload payload, string path)
    {
        string[] command = [QmkPath(), "json2c", "-o", path, Save(payload)];
        var result = await Tool.RunAsync(tree.Directory, Environment(), command);
        if (result.ExitCode != 0)
        {
            throw new ToolException(command, result);
        }
    }

    private async Task<PlainBuild> CompileAsync(Payload payload, string[] prefix, Dictionary<string, string> environment)
    {
        var file = Save(payload);
        if (Directory.Exists(BuildDirectory))
        {
            Directory.Delete(BuildDirectory, recursive: true);
        }

        FirmwareFiles().ForEach(File.Delete);
        var result = await Tool.RunAsync(tree.Directory, environment, [.. prefix, QmkPath(), "compile", file]);
        var firmware = result.ExitCode == 0 ? FirmwareFiles().FirstOrDefault() : null;
        return new PlainBuild(
            Path.GetFileName(firmware), firmware is null ? [] : await File.ReadAllBytesAsync(firmware), result.Seconds, result.Output);
    }

    private string Save(Payload payload)
    {
        var path = Path.Combine(_home, payload.FileName);
        File.WriteAllText(path, payload.Json);
        return path;
    }

    // qmk copies the firmware it made to the root of the tree.
    private List<string> FirmwareFiles() =>
        [.. Directory.EnumerateFiles(tree.Directory).Where(file => Endings.Contains(Path.GetExtension(file))).Order()];

    private string QmkPath() =>
        Environment()["PATH"].Split(':').Select(directory => Path.Combine(directory, "qmk")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException($"There is no qmk: neither on the path of the tools ({toolPath}) nor as bin/qmk in the tree.");
}
