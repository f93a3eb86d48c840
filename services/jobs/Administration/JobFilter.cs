using KeymapBakery.Jobs.Model;

namespace KeymapBakery.Jobs.Administration;

/// <summary>Which jobs to list.</summary>
/// <param name="States">Only jobs in one of these; empty for all.</param>
/// <param name="Keyboard">Only jobs for this keyboard; empty for all.</param>
/// <param name="Branch">Only jobs for this branch; empty for all.</param>
internal sealed record JobFilter(IReadOnlyList<BuildState> States, string Keyboard, string Branch);
