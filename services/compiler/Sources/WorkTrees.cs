using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Sources;

/// <summary>
/// Brings directories to a commit of the firmware with all its submodules. Each repository in a tree is a clone of its mirror.
/// </summary>
internal sealed partial class WorkTrees(
    TreeCheckout checkout,
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
        var committedAt = await firmware.Mirror.ReadCommitTimeAsync(commit, cancellationToken);
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
        await checkout.CheckOutAsync(directory, mirror, commit, cancellationToken);
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
        var isAllowed = RepositoryAddress.IsRemote(address) || (firmware.IsLocal && RepositoryAddress.IsLocal(address));
        return isAllowed
            ? mirrors.Get(address)
            : throw new SourceException($"The URL of the submodule {path} is not one that may be fetched: {Git.WithoutCredentials(submodule.Url)}");
    }

    [LoggerMessage(LogLevel.Warning, "The work tree {Directory} is made anew: {Reason}")]
    private partial void LogRemade(string directory, string reason);
}
