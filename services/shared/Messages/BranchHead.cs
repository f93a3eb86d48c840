namespace KeymapBakery.Messages;

/// <summary>The commit a branch of the firmware repository points at.</summary>
/// <param name="Branch">Name of the branch.</param>
/// <param name="Commit">Full hash of the commit.</param>
/// <param name="IsDefault">True for the branch that is compiled when a request names none.</param>
/// <param name="ResolvedAt">When the repository was last asked.</param>
/// <param name="UserNames">
/// Names below <c>users/</c> in the commit: the build of a keymap of that name takes rules and settings from there (QMK's
/// <c>builddefs/build_keyboard.mk</c>, <c>USER_NAME</c>). Null when not known.
/// </param>
public sealed record BranchHead(
    string Branch, string Commit, bool IsDefault, DateTimeOffset ResolvedAt, IReadOnlyList<string>? UserNames = null);
