namespace KeymapBakery.Jobs.Model;

/// <summary>How far a build, and with it every job that wants it, has come.</summary>
public enum BuildState
{
    /// <summary>Waits for a compiler.</summary>
    Queued,

    /// <summary>A compiler works on it.</summary>
    Running,

    /// <summary>Ended with a firmware.</summary>
    Finished,

    /// <summary>Ended without a firmware; the output says why.</summary>
    Failed,

    /// <summary>Ended because nobody wanted it any more.</summary>
    Cancelled,
}
