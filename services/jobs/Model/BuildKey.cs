namespace KeymapBakery.Jobs.Model;

/// <summary>What makes two builds the same work.</summary>
/// <param name="Keyboard">Path of the keyboard.</param>
/// <param name="Keymap">Name of the keymap; it is part of the file names a build makes.</param>
/// <param name="CanonicalJson">The keymap in canonical form.</param>
/// <param name="Branch">Branch of the firmware repository; empty while nobody knows what the default branch is called.</param>
/// <param name="Commit">Full hash of the firmware commit; null when not known.</param>
/// <param name="Toolchain">Version of what turns a tree into firmware; null when not known.</param>
public sealed record BuildKey(
    string Keyboard, string Keymap, string CanonicalJson, string Branch, string? Commit, string? Toolchain)
{
    /// <summary>SHA-256 of all of it, lower-case hexadecimal.</summary>
    public override string ToString() => Digest.Of(Keyboard, Keymap, CanonicalJson, Branch, Commit, Toolchain);
}
