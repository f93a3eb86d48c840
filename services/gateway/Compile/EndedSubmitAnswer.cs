using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using KeymapBakery.Answers;
using KeymapBakery.Gateway.Errors;

namespace KeymapBakery.Gateway.Compile;

/// <summary>A keymap was accepted for compiling, and the job has ended while the client waited.</summary>
public sealed record EndedSubmitAnswer : JobAnswer
{
    [SetsRequiredMembers]
    internal EndedSubmitAnswer(JobAnswer job, IReadOnlyList<ErrorPlace>? warnings)
        : base(job) =>
        (Enqueued, JobId, Warnings) = (true, job.Id, warnings);

    /// <summary>Always true.</summary>
    public required bool Enqueued { get; init; }

    /// <summary>UUID of the job.</summary>
    public required string JobId { get; init; }

    /// <summary>What may keep the keymap from compiling; absent when nothing is known to.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ErrorPlace>? Warnings { get; init; }
}
