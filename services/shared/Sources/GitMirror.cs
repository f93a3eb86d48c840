using System.Globalization;

namespace KeymapBakery.Sources;

/// <summary>A bare local copy of one repository. Safe for several builds at once.</summary>
/// <param name="git">Runs git.</param>
/// <param name="address">URL or path of the repository.</param>
/// <param name="path">Where the copy lies.</param>
/// <param name="fetchTimeout">Longest time of one fetch.</param>
public sealed class GitMirror(Git git, string address, string path, TimeSpan fetchTimeout) : IDisposable
{
    private static readonly string[] EverythingNamed = ["+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*"];

    private readonly SemaphoreSlim _writing = new(1);
    private bool _isReady;

    /// <summary>Directory of the copy.</summary>
    public string Path => path;

    /// <summary>URL or path of the repository.</summary>
    public string Address => address;

    /// <summary>True when the commit is here.</summary>
    public async Task<bool> HasAsync(string commit, CancellationToken cancellationToken) =>
        System.IO.Directory.Exists(path)
        && await git.SucceedsAsync(path, ["cat-file", "-e", $"{commit}^{{commit}}"], cancellationToken);

    /// <summary>Where the branches in the copy point, by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadHeadsAsync(CancellationToken cancellationToken)
    {
        if (!System.IO.Directory.Exists(path))
        {
            return new Dictionary<string, string>();
        }

        var lines = await git.RunAsync(path, ["for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/heads/"], cancellationToken);
        return ParseHeads(lines, ' ', "");
    }

    /// <summary>Brings branches and all tags up to date. A branch the repository does not have is removed here too.</summary>
    /// <exception cref="GitException">The repository does not answer.</exception>
    public Task FetchBranchesAsync(IReadOnlyCollection<string> branches, CancellationToken cancellationToken) =>
        WriteAsync(
            async token =>
            {
                var references = branches.Select(branch => $"refs/heads/{branch}").ToList();
                var remote = ParseHeads(
                    await git.RunAsync(path, ["ls-remote", "--heads", "origin", .. references], token), '\t', "refs/heads/");
                var present = branches.Where(remote.ContainsKey).ToList();
                await FetchAsync([.. present.Select(branch => $"+refs/heads/{branch}:refs/heads/{branch}"), EverythingNamed[1]], token);
                foreach (var gone in branches.Except(present))
                {
                    await git.RunAsync(path, ["update-ref", "-d", $"refs/heads/{gone}"], token);
                }
            },
            cancellationToken);

    /// <summary>Makes sure that a commit is here, asking the repository only when it is not.</summary>
    /// <exception cref="GitException">The repository does not answer or does not have the commit.</exception>
    public async Task BringAsync(string commit, CancellationToken cancellationToken)
    {
        if (await HasAsync(commit, cancellationToken))
        {
            return;
        }

        await WriteAsync(
            async token =>
            {
                if (await HasAsync(commit, token))
                {
                    return;
                }

                await FetchAsync(EverythingNamed, token);
                if (!await HasAsync(commit, token))
                {
                    // Reachable from no branch any more; a reference keeps it from being swept away here.
                    await FetchAsync([$"+{commit}:refs/kept/{commit}"], token);
                }
            },
            cancellationToken);
    }

    /// <summary>When a commit was made.</summary>
    /// <exception cref="GitException">The commit is not here.</exception>
    public async Task<DateTimeOffset> ReadCommitTimeAsync(string commit, CancellationToken cancellationToken)
    {
        var seconds = await git.RunAsync(path, ["show", "--no-patch", "--format=%ct", commit], cancellationToken);
        return DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds.Trim(), CultureInfo.InvariantCulture));
    }

    /// <summary>Names of what lies in a directory of a commit; none when there is no such directory.</summary>
    /// <param name="commit">Full hash.</param>
    /// <param name="directory">Path of the directory, without a slash at its end.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="GitException">The commit is not here.</exception>
    public async Task<IReadOnlyList<string>> ReadNamesAsync(string commit, string directory, CancellationToken cancellationToken)
    {
        var paths = await git.RunAsync(path, ["ls-tree", "-z", "--name-only", "--full-tree", commit, $"{directory}/"], cancellationToken);
        return [.. paths.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(inner => inner[(directory.Length + 1)..])];
    }

    /// <summary>Paths that differ between two commits, with forward slashes; a file that was renamed is there with both names.</summary>
    /// <exception cref="GitException">A commit is not here.</exception>
    public async Task<IReadOnlyList<string>> ReadChangedPathsAsync(string before, string after, CancellationToken cancellationToken)
    {
        var paths = await git.RunAsync(path, ["diff", "--name-only", "--no-renames", "-z", before, after, "--"], cancellationToken);
        return paths.Split('\0', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <inheritdoc/>
    public void Dispose() => _writing.Dispose();

    private async Task WriteAsync(Func<CancellationToken, Task> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(fetchTimeout);
            try
            {
                await PrepareAsync(limit.Token);
                await write(limit.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new GitException($"The repository did not answer completely within {fetchTimeout.TotalSeconds:0} s.");
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    private Task<string> FetchAsync(IEnumerable<string> references, CancellationToken cancellationToken) =>
        git.RunAsync(
            path,
            ["fetch", "--quiet", "--force", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "origin", .. references],
            cancellationToken);

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isReady)
        {
            return;
        }

        if (!await git.SucceedsAsync(System.IO.Path.GetDirectoryName(path)!, ["--git-dir", path, "rev-parse", "--git-dir"], cancellationToken))
        {
            if (System.IO.Directory.Exists(path))
            {
                System.IO.Directory.Delete(path, recursive: true);
            }

            await git.RunAsync(System.IO.Path.GetDirectoryName(path)!, ["init", "--quiet", "--bare", "--template=", path], cancellationToken);
        }

        // This process is the only one to write here, so a lock can only be what a killed one left.
        foreach (var stale in System.IO.Directory.EnumerateFiles(path, "*.lock", SearchOption.AllDirectories))
        {
            File.Delete(stale);
        }

        await git.RunAsync(path, ["config", "remote.origin.url", address], cancellationToken);
        _isReady = true;
    }

    private static Dictionary<string, string> ParseHeads(string lines, char separator, string prefix) =>
        lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(separator, 2))
            .Where(parts => parts.Length == 2 && parts[1].StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(parts => parts[1][prefix.Length..], parts => parts[0], StringComparer.Ordinal);
}
