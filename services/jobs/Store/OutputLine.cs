namespace KeymapBakery.Jobs.Store;

/// <summary>A line a running build has printed; gone once the build has ended.</summary>
internal sealed class OutputLine
{
    public required Guid BuildId { get; init; }

    public required Guid AttemptId { get; init; }

    /// <summary>Number in the attempt's output, counted from 0.</summary>
    public required int Line { get; init; }

    public required string Text { get; init; }
}
