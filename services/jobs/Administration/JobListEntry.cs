using KeymapBakery.Jobs.Model;

namespace KeymapBakery.Jobs.Administration;

/// <summary>A job without keymap, output and files.</summary>
/// <param name="Id">The job.</param>
/// <param name="State">How far it has come.</param>
/// <param name="CreatedAt">When the client asked.</param>
/// <param name="Keyboard">Path of the keyboard below <c>keyboards/</c>.</param>
/// <param name="Keymap">Name of the keymap.</param>
/// <param name="Layout">Name of the layout macro.</param>
/// <param name="Branch">Name of the branch; empty for the default branch when nobody has named it yet.</param>
/// <param name="BuildId">The build that does the work.</param>
/// <param name="StartedAt">When a compiler took the build; null until then.</param>
/// <param name="EndedAt">When the job was cancelled or else the build ended; null until then.</param>
/// <param name="Worker">Name of the compiler; null until there was one.</param>
internal sealed record JobListEntry(
    Guid Id,
    BuildState State,
    DateTimeOffset CreatedAt,
    string Keyboard,
    string Keymap,
    string Layout,
    string Branch,
    Guid BuildId,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    string? Worker);
