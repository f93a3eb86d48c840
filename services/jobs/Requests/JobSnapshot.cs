using KeymapBakery.Jobs.Model;

namespace KeymapBakery.Jobs.Requests;

/// <summary>A job as it stood at one moment.</summary>
/// <param name="Job">The job, with its build.</param>
/// <param name="Output">What the build printed; of a running build only if it was asked for.</param>
internal sealed record JobSnapshot(Job Job, string Output);
