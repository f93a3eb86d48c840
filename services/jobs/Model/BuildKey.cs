namespace KeymapBakery.Jobs.Model;

/// <summary>What makes two builds the same work.</summary>
/// <param name="Keyboard">Path of the keyboard.</param>
/// <param name="Keymap">Name of the keymap. Mostly it changes nothing but the names of files.</param>
/// <param name="CanonicalJson">The keymap in canonical form.</param>
/// <param name="Branch">Branch of the firmware repository; empty while nobody knows what the default branch is called.</param>
/// <param name="Commit">Full hash of the firmware commit; null when not known.</param>
/// <param name="Toolchain">Version of what turns a tree into firmware; null when not known.</param>
public sealed record BuildKey(
    string Keyboard, string Keymap, string CanonicalJson, string Branch, string? Commit, string? Toolchain)
{
    /// <summary>SHA-256, lower-case hexadecimal, of all but the keymap's name: for work that is the same whatever that is.</summary>
    public string ForAnyName() => Of(name: null);

    /// <summary>SHA-256, lower-case hexadecimal, of all of it: for work to which the keymap's name matters.</summary>
    public string ForItsName() => Of(Keymap);

    /// <summary>The same keymap under another name.</summary>
    public BuildKey Under(string keymap) => this with { Keymap = keymap, CanonicalJson = KeymapText.WithName(CanonicalJson, keymap) };

    private string Of(string? name) => Digest.Of(Keyboard, name, KeymapText.WithoutName(CanonicalJson), Branch, Commit, Toolchain);
}
