namespace KeymapBakery.Answers;

/// <summary>What is to be told of a job.</summary>
public sealed record JobFacts
{
    /// <summary>UUID of the job.</summary>
    public required string Id { get; init; }

    /// <summary>One of <see cref="JobStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>When the client asked.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Path of the keyboard below <c>keyboards/</c>.</summary>
    public required string Keyboard { get; init; }

    /// <summary>Name of the keymap.</summary>
    public required string Keymap { get; init; }

    /// <summary>Name of the layout macro.</summary>
    public required string Layout { get; init; }

    /// <summary>The keymap as it was posted, JSON text.</summary>
    public required string PostedJson { get; init; }

    /// <summary>Builds ahead of this one; counts only while the job is queued.</summary>
    public int QueuePosition { get; init; }

    /// <summary>Seconds until the job has probably ended; null when not known.</summary>
    public int? EstimatedSeconds { get; init; }

    /// <summary>The command that was run, argument by argument.</summary>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Exit status of the command.</summary>
    public int ReturnCode { get; init; }

    /// <summary>What the build printed.</summary>
    public string Output { get; init; } = "";

    /// <summary>File name of the firmware; null when there is none.</summary>
    public string? Firmware { get; init; }

    /// <summary>File name of the keymap; null when there is none.</summary>
    public string? KeymapFile { get; init; }

    /// <summary>File name of the source; null when there is none.</summary>
    public string? Source { get; init; }
}
