using KeymapBakery.Jobs.Model;

namespace KeymapBakery.Jobs.Administration;

/// <summary>A build that has not ended.</summary>
/// <param name="Id">The build.</param>
/// <param name="State">Queued or running.</param>
/// <param name="Keyboard">Path of the keyboard below <c>keyboards/</c>.</param>
/// <param name="Keymap">Name of the keymap.</param>
/// <param name="Branch">Name of the branch; empty for the default branch when nobody has named it yet.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="StartedAt">When its compiler took it; null while queued.</param>
/// <param name="Worker">Name of the compiler; null while queued.</param>
/// <param name="Jobs">Jobs that want it.</param>
internal sealed record OpenBuild(
    Guid Id,
    BuildState State,
    string Keyboard,
    string Keymap,
    string Branch,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    string? Worker,
    int Jobs);
