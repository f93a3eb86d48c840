namespace KeymapBakery.Gateway.Admin;

/// <summary>What was past its retention.</summary>
/// <param name="DeletedJobs">Jobs.</param>
/// <param name="DeletedBuilds">Builds, each with its files.</param>
/// <param name="DeletedCommits">Commits of the firmware whose source archive and templates were deleted.</param>
public sealed record RetentionAnswer(int DeletedJobs, int DeletedBuilds, int DeletedCommits);
