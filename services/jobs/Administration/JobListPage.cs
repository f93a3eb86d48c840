namespace KeymapBakery.Jobs.Administration;

/// <summary>Some jobs, and where the next ones begin.</summary>
/// <param name="Jobs">The jobs, the newest first.</param>
/// <param name="Next">After which job the next page begins; null on the last one.</param>
internal sealed record JobListPage(IReadOnlyList<JobListEntry> Jobs, JobListMark? Next);
