namespace KeymapBakery.Jobs.Retention;

/// <summary>What one look for things past their retention has deleted.</summary>
/// <param name="Jobs">Jobs.</param>
/// <param name="Builds">Builds, each with its artifacts.</param>
/// <param name="Commits">Commits whose source archive and templates were deleted.</param>
internal sealed record RetentionRound(int Jobs, int Builds, int Commits);
