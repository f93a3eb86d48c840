using System.Text.Json.Serialization;
using KeymapBakery.Gateway.Errors;

namespace KeymapBakery.Gateway.Compile;

/// <summary>A keymap was accepted for compiling.</summary>
/// <param name="Enqueued">Always true; a keymap that is not accepted gets an error.</param>
/// <param name="JobId">UUID of the job, to ask for at <c>/v1/compile/{job_id}</c>.</param>
/// <param name="Warnings">What may keep the keymap from compiling; absent when nothing is known to.</param>
public sealed record SubmitAnswer(
    bool Enqueued,
    string JobId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ErrorPlace>? Warnings = null);
