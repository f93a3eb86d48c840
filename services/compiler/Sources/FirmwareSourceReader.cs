using KeymapBakery.Sources;

namespace KeymapBakery.Compiler.Sources;

/// <summary>Finds all that belongs to a commit of the firmware, without a work tree, and brings it to the mirrors.</summary>
internal sealed class FirmwareSourceReader(MirrorStore mirrors, FirmwareRepository firmware, SubmoduleReader submodules)
{
    // Repositories are nested by people, and nobody nests this deep; a cycle would.
    private const int MaximumDepth = 8;

    /// <summary>Describes a commit the firmware's mirror has.</summary>
    /// <exception cref="SourceException">A submodule cannot be brought.</exception>
    /// <exception cref="GitException">The mirror does not have the commit, or cannot be read.</exception>
    public async Task<FirmwareSource> ReadAsync(string commit, CancellationToken cancellationToken)
    {
        var parts = new List<TreePart>();
        await AddAsync("", firmware.Mirror, commit, parts, depth: 0, cancellationToken);
        return new FirmwareSource(commit, await firmware.Mirror.ReadCommitTimeAsync(commit, cancellationToken), parts);
    }

    private async Task AddAsync(
        string path, GitMirror mirror, string commit, List<TreePart> parts, int depth, CancellationToken cancellationToken)
    {
        parts.Add(new TreePart(path, mirror.Path, commit));
        foreach (var submodule in await submodules.ReadAsync(mirror.Path, commit, cancellationToken))
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

            await AddAsync(inner, source, submodule.Commit, parts, depth + 1, cancellationToken);
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
