namespace KeymapBakery.Sources;

/// <summary>
/// Brings directories to commits of a mirror. Each is a small clone that borrows the objects of its mirror, so that
/// <c>git describe</c> and the like give what they give in an ordinary clone. Submodules are left out.
/// </summary>
/// <param name="git">Runs git.</param>
public sealed class TreeCheckout(Git git)
{
    /// <summary>
    /// Makes <paramref name="directory"/> a clean tree of a commit the mirror has. A tree of another commit of the same mirror is
    /// moved, which touches only the files that differ; anything else that lies there is replaced.
    /// </summary>
    /// <exception cref="GitException">git cannot work with what lies there.</exception>
    public async Task CheckOutAsync(string directory, GitMirror mirror, string commit, CancellationToken cancellationToken)
    {
        if (!IsCloneOf(directory, mirror))
        {
            await CloneAsync(directory, mirror, cancellationToken);
        }

        File.Delete(Path.Combine(directory, ".git", "index.lock"));
        if (await ReadHeadAsync(directory, cancellationToken) != commit)
        {
            // Only for the tags, which `git describe` counts from; the objects are the mirror's.
            await git.RunAsync(
                directory,
                ["fetch", "--quiet", "--force", "--tags", "--prune", "--no-write-fetch-head", "--no-recurse-submodules", "origin", "+refs/heads/*:refs/remotes/origin/*"],
                cancellationToken);
        }

        await git.RunAsync(directory, ["checkout", "--quiet", "--force", "--detach", commit, "--"], cancellationToken);
        await git.RunAsync(directory, ["clean", "--quiet", "-ffdx"], cancellationToken);
    }

    private async Task CloneAsync(string directory, GitMirror mirror, CancellationToken cancellationToken)
    {
        DirectoryRemoval.Remove(directory);
        var parent = Path.GetDirectoryName(directory)!;
        Directory.CreateDirectory(parent);
        await git.RunAsync(
            parent, ["clone", "--quiet", "--shared", "--no-checkout", "--template=", "--", mirror.Path, directory], cancellationToken);
    }

    private async Task<string?> ReadHeadAsync(string directory, CancellationToken cancellationToken)
    {
        try
        {
            return (await git.RunAsync(directory, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], cancellationToken)).Trim();
        }
        catch (GitException)
        {
            return null;
        }
    }

    private static bool IsCloneOf(string directory, GitMirror mirror)
    {
        var borrowed = Path.Combine(directory, ".git", "objects", "info", "alternates");
        return File.Exists(borrowed) && File.ReadAllText(borrowed).Trim() == Path.Combine(mirror.Path, "objects");
    }
}
