using KeymapBakery.Metadata.Configuration;
using KeymapBakery.Sources;
using Microsoft.Extensions.Options;

namespace KeymapBakery.Metadata.Sources;

/// <summary>The firmware repository: the commits of the branches served, and their files without submodules.</summary>
internal sealed class FirmwareSource(MirrorStore mirrors, TreeCheckout checkout, IOptions<MetadataOptions> options)
{
    private readonly MetadataOptions _options = options.Value;

    private GitMirror Mirror => mirrors.Get(_options.Firmware.Repository);

    /// <summary>Asks the repository where the branches point now.</summary>
    /// <returns>Commit by branch; a branch the repository does not have is missing.</returns>
    /// <exception cref="GitException">The repository does not answer.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FetchAsync(CancellationToken cancellationToken)
    {
        await Mirror.FetchBranchesAsync([.. _options.Firmware.Branches], cancellationToken);
        return await Mirror.ReadHeadsAsync(cancellationToken);
    }

    /// <summary>When a commit was made.</summary>
    /// <exception cref="GitException">The commit is not here.</exception>
    public Task<DateTimeOffset> ReadCommitTimeAsync(string commit, CancellationToken cancellationToken) =>
        Mirror.ReadCommitTimeAsync(commit, cancellationToken);

    /// <summary>Paths that differ between two commits; null when that cannot be said, as when one of them is gone.</summary>
    public async Task<IReadOnlyList<string>?> ReadChangedPathsAsync(string before, string after, CancellationToken cancellationToken)
    {
        try
        {
            return await Mirror.ReadChangedPathsAsync(before, after, cancellationToken);
        }
        catch (GitException)
        {
            return null;
        }
    }

    /// <summary>Brings a branch's work tree to a commit and returns where it lies. A tree git cannot work with is made anew.</summary>
    /// <exception cref="GitException">It cannot be checked out.</exception>
    public async Task<string> CheckOutAsync(string branch, string commit, CancellationToken cancellationToken)
    {
        var directory = Path.Combine(_options.WorkDirectory, "trees", BranchPath.Of(branch));
        try
        {
            await checkout.CheckOutAsync(directory, Mirror, commit, cancellationToken);
        }
        catch (GitException) when (Directory.Exists(directory))
        {
            DirectoryRemoval.Remove(directory);
            await checkout.CheckOutAsync(directory, Mirror, commit, cancellationToken);
        }

        return directory;
    }
}
