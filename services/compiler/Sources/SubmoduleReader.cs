using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Sources;

/// <summary>Reads which submodules a commit has.</summary>
internal sealed class SubmoduleReader(Git git)
{
    // Mode of a submodule's entry in a git tree.
    private const string CommitMode = "160000";

    /// <summary>The submodules of a commit, in the order of their paths.</summary>
    /// <param name="repository">Directory of a repository that has the commit.</param>
    /// <param name="commit">Full hash.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="SourceException">A submodule has no URL.</exception>
    public async Task<IReadOnlyList<Submodule>> ReadAsync(string repository, string commit, CancellationToken cancellationToken)
    {
        // Every commit with submodules has this file; looking for it is quicker than listing the tree.
        if (!await git.SucceedsAsync(repository, ["cat-file", "-e", $"{commit}:.gitmodules"], cancellationToken))
        {
            return [];
        }

        var urls = await ReadUrlsAsync(repository, commit, cancellationToken);
        var entries = await git.RunAsync(repository, ["ls-tree", "-r", "-z", "--full-tree", commit], cancellationToken);
        return
        [
            .. entries.Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(entry => entry.StartsWith(CommitMode, StringComparison.Ordinal))
                .Select(entry => Parse(entry, urls)),
        ];
    }

    private static Submodule Parse(string entry, Dictionary<string, string> urls)
    {
        // "<mode> commit <hash>\t<path>"
        var tab = entry.IndexOf('\t', StringComparison.Ordinal);
        var path = entry[(tab + 1)..];
        return urls.TryGetValue(path, out var url)
            ? new Submodule(path, url, entry[..tab].Split(' ')[2])
            : throw new SourceException($"The firmware's .gitmodules has no URL for the submodule {path}.");
    }

    private async Task<Dictionary<string, string>> ReadUrlsAsync(string repository, string commit, CancellationToken cancellationToken)
    {
        var settings = await git.RunAsync(
            repository, ["config", "-z", "--blob", $"{commit}:.gitmodules", "--get-regexp", @"^submodule\..*\.(path|url)$"], cancellationToken);
        var pathOf = new Dictionary<string, string>(StringComparer.Ordinal);
        var urlOf = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in settings.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = setting.Split('\n', 2);
            var name = parts[0][..parts[0].LastIndexOf('.')];
            (parts[0].EndsWith(".path", StringComparison.Ordinal) ? pathOf : urlOf)[name] = parts.ElementAtOrDefault(1) ?? "";
        }

        return pathOf
            .Where(pair => urlOf.ContainsKey(pair.Key))
            .DistinctBy(pair => pair.Value)
            .ToDictionary(pair => pair.Value, pair => urlOf[pair.Key], StringComparer.Ordinal);
    }
}
