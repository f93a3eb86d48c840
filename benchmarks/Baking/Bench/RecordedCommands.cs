using System.Collections.Immutable;
using KeymapBakery.BakingBench.Payloads;
using KeymapBakery.BakingBench.Plain;

namespace KeymapBakery.BakingBench.Bench;

/// <summary>
/// The commands of a plain build: a script for each compiler tool, first on PATH, writes its arguments down and runs the real one.
/// </summary>
internal static class RecordedCommands
{
    private const UnixFileMode Executable =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Compiles a keymap plainly and returns each command, in order: full path of the tool and its arguments.</summary>
    public static async Task<(PlainBuild Build, ImmutableArray<ImmutableArray<string>> Commands)> OfAsync(
        PlainCompiler plain, Payload payload)
    {
        var folder = Directory.CreateTempSubdirectory("keymap-bakery-tools-").FullName;
        try
        {
            var log = Path.Combine(folder, "log");
            await File.WriteAllTextAsync(log, "");
            foreach (var tool in FindTools(plain.Environment()["PATH"].Split(':')))
            {
                var script = Path.Combine(folder, Path.GetFileName(tool));
                await File.WriteAllTextAsync(
                    script, $"""
                    #!/bin/sh
                    printf '%s\0' '{tool}' "$@" >>'{log}'
                    printf '\n' >>'{log}'
                    exec '{tool}' "$@"

                    """);
                File.SetUnixFileMode(script, Executable);
            }

            var build = await plain.CompileAsync(payload, folder);
            var commands = (await File.ReadAllTextAsync(log)).Split("\0\n", StringSplitOptions.RemoveEmptyEntries);
            return (build, [.. commands.Select(command => command.Split('\0').ToImmutableArray())]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // uf2conv.py is started through python3.
    private static IEnumerable<string> FindTools(IEnumerable<string> directories) => directories
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateFiles)
        .Where(file => Path.GetFileName(file) is "python3" or "dfu-suffix" or ['a', 'v', 'r', '-', ..]
            || Path.GetFileName(file).Contains("-none-e", StringComparison.Ordinal)
            || Path.GetFileName(file).Contains("-unknown-elf-", StringComparison.Ordinal))
        .DistinctBy(Path.GetFileName);
}
