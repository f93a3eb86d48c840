namespace KeymapBakery.Gateway.Admin;

/// <summary>How much work there is, and who is there to do it.</summary>
public sealed record AdminQueue
{
    /// <summary>Builds waiting for a compiler.</summary>
    public required int Queued { get; init; }

    /// <summary>Builds a compiler is working on.</summary>
    public required int Running { get; init; }

    /// <summary>Builds all compilers can work on at once.</summary>
    public required int Slots { get; init; }

    /// <summary>Seconds since the build was asked for that has waited longest and still waits; null when none does.</summary>
    public required double? OldestQueuedSeconds { get; init; }

    /// <summary>Compilers heard from of late.</summary>
    public required IReadOnlyList<AdminCompiler> Compilers { get; init; }

    /// <summary>Builds that are worked on, the longest first, then those that wait, in their order; as many as were asked for.</summary>
    public required IReadOnlyList<AdminBuild> Builds { get; init; }
}
