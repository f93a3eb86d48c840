namespace KeymapBakery.Answers;

/// <summary>The words for the state of a job, as clients know them.</summary>
public static class JobStates
{
    /// <summary>Waits for a compiler.</summary>
    public const string Queued = "queued";

    /// <summary>A compiler works on it.</summary>
    public const string Running = "running";

    /// <summary>The firmware is there.</summary>
    public const string Finished = "finished";

    /// <summary>There is no firmware.</summary>
    public const string Failed = "failed";

    /// <summary>Nobody wanted it any more.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>True for a state that is never left again.</summary>
    public static bool IsFinal(string state) => state is Finished or Failed or Cancelled;
}
