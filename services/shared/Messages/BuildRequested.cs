namespace KeymapBakery.Messages;

/// <summary>Asks any compiler to compile a keymap. Sent by the job service to <see cref="Queues.Builds"/>.</summary>
/// <param name="BuildId">The build.</param>
/// <param name="Keyboard">Path of the keyboard below <c>keyboards/</c>, for example <c>crkbd/rev1</c>; already checked.</param>
/// <param name="Keymap">Name of the keymap; already checked. Other names may come to share the build.</param>
/// <param name="KeymapJson">The keymap in canonical form, JSON text.</param>
/// <param name="Branch">Branch of the firmware repository; empty for the compiler's default branch.</param>
/// <param name="Commit">Full hash of the commit to compile, or null for whatever the branch points at.</param>
/// <param name="RequestedAt">When the build was asked for.</param>
public sealed record BuildRequested(
    Guid BuildId,
    string Keyboard,
    string Keymap,
    string KeymapJson,
    string Branch,
    string? Commit,
    DateTimeOffset RequestedAt);
