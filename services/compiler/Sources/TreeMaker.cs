using KeymapBakery.Compiler.Sandboxing;
using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Sources;

/// <summary>
/// Makes a directory the tree of a commit of the firmware, with all its submodules: files only, as no build may run git, and two
/// empty directories that builds have theirs mounted on.
/// </summary>
internal sealed class TreeMaker(
    TreeCheckout checkout,
    MirrorStore mirrors,
    FirmwareRepository firmware,
    SubmoduleReader submodules,
    PythonCache python)
{
    // Repositories are nested by people, and nobody nests this deep; a cycle would.
    private const int MaximumDepth = 8;

    private static readonly string[] MountPoints = [Path.GetFileName(SandboxPaths.Build), Path.GetFileName(SandboxPaths.Bench)];

    /// <summary>Makes the tree in a directory that does not exist.</summary>
    /// <exception cref="SourceException">The commit or a submodule cannot be brought.</exception>
    public async Task<FirmwareTree> MakeAsync(string directory, string commit, CancellationToken cancellationToken)
    {
        try
        {
            var parts = new List<TreePart>();
            await BringAsync(directory, "", firmware.Mirror, commit, parts, depth: 0, cancellationToken);
            var committedAt = await firmware.Mirror.ReadCommitTimeAsync(commit, cancellationToken);
            foreach (var part in parts)
            {
                DirectoryRemoval.Remove(Path.Combine(directory, part.Path, ".git"));
            }

            foreach (var point in MountPoints)
            {
                MakeEmpty(Path.Combine(directory, point));
            }

            await python.WarmAsync(directory, cancellationToken);
            return new FirmwareTree(directory, commit, committedAt, parts);
        }
        catch (GitException exception)
        {
            throw new SourceException($"The firmware's source could not be checked out: {exception.Message}", exception);
        }
    }

    // A firmware may have anything of that name, even a link.
    private static void MakeEmpty(string directory)
    {
        if (new FileInfo(directory) is { LinkTarget: not null } or { Exists: true })
        {
            File.Delete(directory);
        }

        DirectoryRemoval.Remove(directory);
        Directory.CreateDirectory(directory);
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
}
