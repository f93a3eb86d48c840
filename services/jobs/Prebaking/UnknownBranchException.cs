namespace KeymapBakery.Jobs.Prebaking;

/// <summary>No compiler speaks of such a branch.</summary>
internal sealed class UnknownBranchException(string branch) : Exception($"There is no branch {branch} in the firmware repository.");
