namespace KeymapBakery.Jobs.Requests;

/// <summary>A job of this identity exists and asks for something else.</summary>
internal sealed class KeymapConflictException(Guid jobId)
    : Exception($"Job {jobId} exists and is for a different keymap; choose a new job_id.");
