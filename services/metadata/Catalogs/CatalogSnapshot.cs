using System.Collections.Immutable;

namespace KeymapBakery.Metadata.Catalogs;

/// <summary>The catalogs of all branches at one moment.</summary>
/// <param name="DefaultBranch">The branch meant by requests that name none.</param>
/// <param name="Branches">All branches, in the order of the settings.</param>
internal sealed record CatalogSnapshot(string DefaultBranch, ImmutableArray<BranchState> Branches)
{
    private readonly TaskCompletionSource _replaced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when there is a newer snapshot.</summary>
    public Task Replaced => _replaced.Task;

    /// <summary>The state of a branch, the default one when the name is empty; null when it is not served.</summary>
    public BranchState? Find(string branch)
    {
        var name = branch.Length == 0 ? DefaultBranch : branch;
        return Branches.FirstOrDefault(state => state.Branch == name);
    }

    /// <summary>Makes the successor of this snapshot, with one branch replaced.</summary>
    public CatalogSnapshot With(BranchState state) =>
        new(DefaultBranch, [.. Branches.Select(present => present.Branch == state.Branch ? state : present)]);

    /// <summary>Tells those who wait that there is a newer one.</summary>
    public void MarkReplaced() => _replaced.TrySetResult();
}
