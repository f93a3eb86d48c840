namespace KeymapBakery.Gateway.Compile;

/// <summary>The words for the state of a job, as clients know them.</summary>
internal static class JobStates
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Finished = "finished";
    public const string Failed = "failed";
    public const string Cancelled = "cancelled";
}
