namespace KeymapBakery.Gateway.Events;

/// <summary>Data of the event <c>output</c>: lines that a build has printed.</summary>
public sealed record JobOutputEvent
{
    /// <summary>
    /// Number of the first of the lines, counted from 0. Lines from there on that were sent earlier are void: when a compiler is lost,
    /// another begins the build anew.
    /// </summary>
    public required int From { get; init; }

    /// <summary>The lines, without line ends; ANSI colour codes included.</summary>
    public required IReadOnlyList<string> Lines { get; init; }
}
