namespace KeymapBakery.Jobs.Model;

/// <summary>A keymap someone wants compiled, and how.</summary>
/// <param name="Keymap">The keymap.</param>
/// <param name="IdempotencyKey">Text by which a repetition is known; null when there is none.</param>
/// <param name="Callback">Whom to tell of the end; null for nobody.</param>
public sealed record Submission(KeymapRequest Keymap, string? IdempotencyKey = null, CallbackRequest? Callback = null)
{
    /// <summary>
    /// SHA-256, lower-case hexadecimal, of the request as it was sent: unlike <see cref="KeymapRequest.Fingerprint"/>, how the client spelled it
    /// counts. Whoever knows all of it may have the job that came of it.
    /// </summary>
    public string Digest() => Model.Digest.Of(Keymap.PostedJson, Keymap.Branch, Callback?.Url.AbsoluteUri);
}
