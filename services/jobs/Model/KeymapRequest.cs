namespace KeymapBakery.Jobs.Model;

/// <summary>A keymap someone wants compiled.</summary>
/// <param name="Keyboard">Path of the keyboard below <c>keyboards/</c>, for example <c>crkbd/rev1</c>.</param>
/// <param name="Keymap">Name of the keymap.</param>
/// <param name="Layout">Name of the layout macro.</param>
/// <param name="Branch">Branch of the firmware repository; empty for the default branch.</param>
/// <param name="PostedJson">The keymap as the client posted it, JSON text.</param>
/// <param name="CanonicalJson">The same keymap in canonical form: what is compiled.</param>
public sealed record KeymapRequest(
    string Keyboard, string Keymap, string Layout, string Branch, string PostedJson, string CanonicalJson)
{
    /// <summary>
    /// SHA-256, lower-case hexadecimal, of what is to be compiled: equal for two requests that ask for the same thing.
    /// How the client spelled it (<see cref="PostedJson"/>) does not count.
    /// </summary>
    public string Fingerprint() => Digest.Of(Keyboard, Keymap, Layout, Branch, CanonicalJson);
}
