using KeymapBakery.Gateway.Errors;
using KeymapBakery.Protos.Jobs.V1;

namespace KeymapBakery.Gateway.Compile;

/// <summary>What came of a posted keymap: a job, or a refusal.</summary>
internal sealed record SubmissionOutcome
{
    /// <summary>The job; null when the keymap was refused.</summary>
    public Job? Job { get; private init; }

    /// <summary>What may keep the keymap from compiling; null when nothing is known to.</summary>
    public IReadOnlyList<ErrorPlace>? Warnings { get; private init; }

    /// <summary>Why the keymap was refused; null when it was not.</summary>
    public ErrorResult? Refusal { get; private init; }

    /// <summary>A keymap that was accepted.</summary>
    public static SubmissionOutcome Accepted(Job job, IReadOnlyList<ErrorPlace> warnings) =>
        new() { Job = job, Warnings = warnings.Count > 0 ? warnings : null };

    /// <summary>A keymap that was not.</summary>
    public static SubmissionOutcome Refused(ErrorResult refusal) => new() { Refusal = refusal };
}
