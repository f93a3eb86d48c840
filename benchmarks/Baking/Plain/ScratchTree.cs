using KeymapBakery.BakingBench.Tools;

namespace KeymapBakery.BakingBench.Plain;

/// <summary>A check-out of a firmware tree's commit, submodules included, for nobody else's use.</summary>
/// <param name="Directory">Its root.</param>
/// <param name="Commit">The commit.</param>
/// <param name="CommittedAt">When it was committed, in UTC, as <c>2026-01-31 12:00:00</c>.</param>
internal sealed record ScratchTree(string Directory, string Commit, string CommittedAt)
{
    private const string Complete = ".git/keymap-bakery-complete";

    /// <summary>Makes the check-out, or takes the one of an earlier run when it is of the same commit.</summary>
    /// <param name="source">A git work tree, which is only read; what is not committed there does not count.</param>
    /// <param name="directory">Where it goes.</param>
    public static async Task<ScratchTree> PrepareAsync(string source, string directory)
    {
        source = Path.GetFullPath(source);
        var commit = await GitAsync(source, "rev-parse", "HEAD");
        var marker = Path.Combine(directory, Complete);
        if (!File.Exists(marker) || await File.ReadAllTextAsync(marker) != commit)
        {
            if (System.IO.Directory.Exists(directory))
            {
                System.IO.Directory.Delete(directory, recursive: true);
            }

            await GitAsync("/", "clone", "--quiet", "--no-checkout", source, directory);
            await GitAsync(directory, "checkout", "--quiet", "--detach", commit);
            await UpdateSubmodulesAsync(source, directory);
            await File.WriteAllTextAsync(marker, commit);
        }

        var seconds = long.Parse(await GitAsync(directory, "log", "-1", "--format=%ct"), System.Globalization.CultureInfo.InvariantCulture);
        return new ScratchTree(directory, commit, $"{DateTimeOffset.FromUnixTimeSeconds(seconds):yyyy-MM-dd HH:mm:ss}");
    }

    // Submodules come from the source's own copies where it has them, so that no network is needed.
    private static async Task UpdateSubmodulesAsync(string source, string directory)
    {
        if (!File.Exists(Path.Combine(directory, ".gitmodules")))
        {
            return;
        }

        await GitAsync(directory, "submodule", "--quiet", "init");
        var keys = await GitAsync(directory, "config", "--file", ".gitmodules", "--get-regexp", @"^submodule\..*\.path$");
        foreach (var line in keys.Split('\n'))
        {
            var (key, path) = line.Split(' ', 2) is [var left, var right] ? (left, right) : (line, "");
            if (Path.Exists(Path.Combine(source, path, ".git")))
            {
                await GitAsync(directory, "config", $"{key[..^".path".Length]}.url", Path.Combine(source, path));
            }
        }

        await GitAsync(directory, "submodule", "--quiet", "update");
        foreach (var line in keys.Split('\n'))
        {
            var path = line.Split(' ', 2)[^1];
            await UpdateSubmodulesAsync(Path.Combine(source, path), Path.Combine(directory, path));
        }
    }

    private static Task<string> GitAsync(string directory, params string[] arguments) => Tool.DemandAsync(
        directory, ["git", "-c", "safe.directory=*", "-c", "protocol.file.allow=always", "-c", "advice.detachedHead=false", .. arguments]);
}
