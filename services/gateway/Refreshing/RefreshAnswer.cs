namespace KeymapBakery.Gateway.Refreshing;

/// <summary>The branches after a refresh.</summary>
/// <param name="Branches">All that are served.</param>
public sealed record RefreshAnswer(IReadOnlyList<RefreshedBranch> Branches);
