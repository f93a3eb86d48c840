using System.Globalization;

namespace KeymapBakery.Compiler.Sources;

/// <summary>
/// Brings directories to a commit of the firmware with all its submodules. Each repository in a tree is a small clone that
/// borrows the objects of its mirror, so that <c>git describe</c> and the like give what they give in an ordinary clone.
/// </summary>
internal sealed partial class WorkTrees(
    Git git,
    MirrorStore mirrors,
    FirmwareRepository firmware,
    SubmoduleReader submodules,
    ILogger<WorkTrees> logger)
{
    // Repositories are nested by people, and nobody nests this deep; a cycle would.
    private const int MaximumDepth = 8;

    /// <summary>
    /// Makes <paramref name="directory"/> a clean tree of a commit, whatever is there now. A tree of another commit is moved;
    /// one that git cannot work with is made anew.
    /// </summary>
    /// <exception cref="SourceException">The commit or a submodule cannot be brought.</exception>
    public async Task<FirmwareTree> PrepareAsync(string directory, string commit, CancellationToken cancellationToken)
    {
        try
        {
            return await BringAsync(directory, commit, cancellationToken);
        }
        catch (Exception exception) when (exception is GitException or IOException or UnauthorizedAccessException
            && Directory.Exists(directory))
        {
            LogRemade(directory, exception.Message);
        }

        try
        {
            DirectoryRemoval.Remove(directory);
            return await BringAsync(directory, commit, cancellationToken);
        }
        catch (GitException exception)
        {
            throw new SourceException($"The firmware's source could not be checked out: {exception.Message}", exception);
        }
    }

    private async Task<FirmwareTree> BringAsync(string directory, string commit, CancellationToken cancellationToken)
    {
        var parts = new List<TreePart>();
        await BringAsync(directory, "", firmware.Mirror, commit, parts, depth: 0, cancellationToken);
        var seconds = await git.RunAsync(directory, ["show", "--no-patch", "--format=%ct", commit], cancellationToken);
        var committedAt = DateTimeOffset.FromUnixTimeSeconds(long.Parse(seconds.Trim(), CultureInfo.InvariantCulture));
        return new FirmwareTree(directory, commit, committedAt, parts);
    }

    private async Task BringAsync(
        string root,
        string path,
        GitMirror mirror,
        string commit,
        List<TreePart> parts,
        int depth,
        CancellationToken cancellationToken)
    {
        var directory = Path.Combine(root, path);
        await CheckOutAsync(directory, mirror, commit, cancellationToken);
        parts.Add(new TreePart(path, mirror.Path, commit));

        foreach (var submodule in await submodules.ReadAsync(directory, commit, cancellationToken))
        {
            var inner = Path.Combine(path, submodule.Path);
            if (depth == MaximumDepth)
            {
                throw new SourceException($"The submodule {inner} is nested more than {MaximumDepth} levels deep.");
            }

            var source = MirrorOf(submodule, mirror, inner);
            try
            {
                await source.BringAsync(submodule.Commit, cancellationToken);
            }
            catch (GitException exception)
            {
                throw new SourceException($"Commit {submodule.Commit} of the submodule {inner} could not be fetched: {exception.Message}", exception);
            }

            await BringAsync(root, inner, source, submodule.Commit, parts, depth + 1, cancellationToken);
        }
    }

    private GitMirror MirrorOf(Submodule submodule, GitMirror parent, string path)
    {
        var address = RepositoryAddress.Resolve(parent.Address, submodule.Url);
        var isAllowed = RepositoryAddress.IsRemote(address) || (git.AllowsLocalSubmodules && RepositoryAddress.IsLocal(address));
        return isAllowed
            ? mirrors.Get(address)
            : throw new SourceException($"The URL of the submodule {path} is not one that may be fetched: {Git.WithoutCredentials(submodule.Url)}");
    }

    private async Task CheckOutAsync(string directory, GitMirror mirror, string commit, CancellationToken cancellationToken)
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

    [LoggerMessage(LogLevel.Warning, "The work tree {Directory} is made anew: {Reason}")]
    private partial void LogRemade(string directory, string reason);
}
