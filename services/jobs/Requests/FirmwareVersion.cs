using KeymapBakery.Jobs.Model;

namespace KeymapBakery.Jobs.Requests;

/// <summary>What a request would be compiled from and with, as far as that is known.</summary>
/// <param name="Branch">Name of the branch; empty when the default is asked for and nobody has named it yet.</param>
/// <param name="Commit">Full hash of the commit; null when not known.</param>
/// <param name="Toolchain">Version of what turns the tree into firmware; null when not known.</param>
/// <param name="UserNames">Names below <c>users/</c> in the commit; null when not known.</param>
internal sealed record FirmwareVersion(string Branch, string? Commit, string? Toolchain, IReadOnlyList<string>? UserNames)
{
    /// <summary>True when a keymap's name may change more than names of files: the tree has settings for it, or that is not known.</summary>
    public bool MayDependOn(string keymap) => UserNames is null || UserNames.Contains(keymap);

    /// <summary>What building a keymap for this version is made of.</summary>
    public BuildKey KeyOf(KeymapRequest request) =>
        new(request.Keyboard, request.Keymap, request.CanonicalJson, Branch, Commit, Toolchain);
}
