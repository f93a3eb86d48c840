namespace KeymapBakery.Gateway.Compile;

/// <summary>A keymap was accepted for compiling.</summary>
/// <param name="Enqueued">Always true; a keymap that is not accepted gets an error.</param>
/// <param name="JobId">UUID of the job, to ask for at <c>/v1/compile/{job_id}</c>.</param>
public sealed record SubmitAnswer(bool Enqueued, string JobId);
